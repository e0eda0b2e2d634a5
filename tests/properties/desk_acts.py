"""What editors do at their browsers: much that nobody may see, and some that everybody sees."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from dateline.archive.entries import Pin
from dateline.archive.pinning import pin
from dateline.desk.models import PreviewComment, PreviewLink, StoryPage
from dateline.desk.states import Mark
from tests.properties.desk_hands import (
    a_draft,
    begin,
    call_off_unseen,
    changed,
    fill_in_anew,
    first_waiting,
    in_review,
    later,
    marks,
    press,
    readable,
    submit,
    taken_to_desk,
    translated,
)
from tests.properties.desk_worlds import ARCHIVED, SEEN, UNSEEN, Act, World, waiting
from tests.properties.strangers import CANARY
from tests.properties.typed_fields import rich

_MOST_SHOWN = 3


def save(world: World) -> None:
    """Go on with a draft."""
    fill_in_anew(world, a_draft(world))


def show_picture_and_file(world: World) -> None:
    """Upload a picture and a file of a draft's own, and look at them as readers would."""
    image, document = world.bring_image(f"{CANARY}-image"), world.bring_document(f"{CANARY}-file")
    page = a_draft(world)
    fill_in_anew(world, page, image=image, document=document)
    for token in (f"picture-{image.pk}", f"file-{document.pk}"):
        answer: Any = world.editor.get(reverse("story_file", args=[page.pk, token]))
        assert answer.status_code == 200
        answer.close()


def send_back(world: World) -> None:
    """Send back what was submitted, with a reason."""
    page = in_review(world)
    step = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", step.pk])
    world.editor.post(address, {"comment": f"{CANARY} sent back"})
    step.refresh_from_db()
    assert step.status == "rejected"


def share(world: World) -> None:
    """Make a link for a guest, who reads and says something."""
    page = a_draft(world)
    guest = {"name": f"{CANARY} guest", "email": f"{CANARY}@guest.example", "lasts": "72"}
    answer: Any = world.editor.post(reverse("story_preview", args=[page.pk]), guest)
    address = answer.context["address"]
    link = PreviewLink.objects.latest("pk")
    world.links[link.pk] = address.split("/preview/")[1].strip("/")
    path = f"/preview/{world.links[link.pk]}/en/"
    reader = Client()
    assert CANARY in reader.get(f"{path}page").content.decode()
    assert reader.post(path, {"text": f"{CANARY} comment"}).status_code == 303


def settle(world: World) -> None:
    """Settle what a guest has said, and end the link."""
    if not PreviewComment.objects.filter(settled_at=None).exists():
        share(world)
    said = PreviewComment.objects.filter(settled_at=None).latest("pk")
    page = StoryPage.objects.filter(public_id=said.link.public_id).latest("pk")
    world.editor.post(reverse("settle_comment", args=[page.pk, said.pk]))
    world.editor.post(reverse("end_preview", args=[page.pk, said.link.pk]))
    said.link.refresh_from_db()
    assert said.link.ended_at


def schedule(world: World) -> None:
    """Schedule a new story, from a panel that rehearses its release."""
    press(world, a_draft(world), "publish", **later(world))


def change_later(world: World) -> None:
    """Schedule a change to what is out."""
    press(world, changed(world), "publish", change="small", **later(world))


def correct_later(world: World) -> None:
    """Schedule a correction, with its public note and another picture, to what is out."""
    image = world.bring_image(f"{CANARY}-other", width=320)
    told: dict[str, Any] = {"severity": "correction", "note-en": f"{CANARY} note"}
    page = changed(world, image=image)
    press(world, page, "publish", change="correction", **told, **later(world))


def translate_later(world: World) -> None:
    """Write what is out in another language, and schedule that."""
    page = translated(world)
    if not marks(page) & {Mark.SCHEDULED, Mark.PUBLISHED}:
        press(world, page, "publish", **later(world))


def rewrite(world: World) -> None:
    """Take what is out to the desk, and change it without releasing that."""
    changed(world)


def move(world: World) -> None:
    """Give what waits another time."""
    if not waiting():
        schedule(world)
    page, until = first_waiting()
    press(world, page, "move", **later(world, until + timedelta(hours=1)))
    assert first_waiting()[1] > until or len(waiting()) > 1


def call_off(world: World) -> None:
    """Call off what waits, in the one language or in all."""
    if not waiting():
        change_later(world)
    before = len(waiting())
    press(world, first_waiting()[0], "cancel")
    assert len(waiting()) < before


def keep_for_reuse(world: World) -> None:
    """Keep a boilerplate and a contact card, and make a label."""
    for name, fields in (
        ("boilerplate", {"title": f"{CANARY} boilerplate", "language": "en", "text": rich(CANARY)}),
        ("contactcard", {"name": f"{CANARY} card", "email": f"{CANARY}@card.example"}),
    ):
        address = reverse(f"wagtailsnippets_desk_{name}:add")
        assert world.editor.post(address, fields).status_code == 302
    label = {"vocabulary": "topic", "name-en": f"{CANARY} topic {world.acts}"}
    assert world.editor.post("/desk/labels/new/", label).status_code == 302


def pin_ahead(world: World) -> None:
    """Pin to a listing what is scheduled to appear in it."""
    if not any(edition.item.public_id.startswith(UNSEEN) for edition in waiting()):
        schedule(world)
    hidden = {edition.item.public_id: None for edition in waiting()}
    pin(world.listing, [Pin(one) for one in hidden if one.startswith(UNSEEN)][:2])


def look_around(world: World) -> None:
    """Open what the desk shows of it all."""
    page = a_draft(world)
    for address in (
        "/desk/",
        "/desk/stories/",
        "/desk/published/",
        "/desk/coming-up/",
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("story_publish", args=[page.pk]),
        reverse("story_draft", args=[page.pk, "page"]),
        reverse("story_mail_as", args=[page.pk, "eml"]),
    ):
        assert world.editor.get(address).status_code == 200, address


def delete(world: World) -> None:
    """Delete a draft."""
    page = a_draft(world)
    world.reporter.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not StoryPage.objects.filter(pk=page.pk).exists()


def show_another(world: World) -> None:
    """Publish a new story, with a picture and a file."""
    if _is_room_for_more():
        press(world, begin(world), "publish")


def show_what_was_called_off(world: World) -> None:
    """Publish a new story that had been scheduled and called off, where that is hidden."""
    if not _is_room_for_more():
        return
    page = begin(world)
    if world.hides:
        with world.unseen():
            press(world, page, "publish", **later(world))
            press(world, page, "cancel")
    press(world, page, "publish")


def _is_room_for_more() -> bool:
    shown = StoryPage.objects.filter(public_id__startswith=SEEN).exclude(public_id=ARCHIVED)
    return shown.count() < _MOST_SHOWN


def correct_shown(world: World) -> None:
    """Correct what was published on the desk, once what waits there was called off."""
    page = readable().exclude(public_id=ARCHIVED).first()
    if page is None:
        show_another(world)
        return
    call_off_unseen(world, page)
    fill_in_anew(world, page)
    told: dict[str, Any] = {"severity": "correction", "note-en": world.words("note")}
    press(world, page, "publish", change="correction", **told)


def withdraw_archived(world: World) -> None:
    """Withdraw what came from an archive, and whatever waits with it."""
    page = taken_to_desk(world, ARCHIVED)
    if Mark.WITHDRAWN not in marks(page):
        reason: dict[str, Any] = {"reason-en": world.words("reason")}
        press(world, page, "withdraw", by=world.chief, **reason)


def restore_archived(world: World) -> None:
    """Bring back what was withdrawn."""
    page = taken_to_desk(world, ARCHIVED)
    if Mark.WITHDRAWN in marks(page):
        press(world, page, "restore", by=world.chief, only=["en"])


HIDDEN_ACTS = tuple(
    map(
        Act,
        (
            correct_later,
            begin,
            save,
            show_picture_and_file,
            submit,
            send_back,
            share,
            settle,
            schedule,
            rewrite,
            change_later,
            translate_later,
            move,
            call_off,
            keep_for_reuse,
            pin_ahead,
            look_around,
            delete,
        ),
    )
)
SEEN_ACTS = tuple(
    Act(deed, is_seen=True)
    for deed in (
        show_another,
        show_what_was_called_off,
        correct_shown,
        withdraw_archived,
        restore_archived,
    )
)
