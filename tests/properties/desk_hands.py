"""What hands do at the desk for many an act: begin a story, fill in a form, press a button."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from dateline.desk.models import DeskDocument, DeskImage, StoryPage
from dateline.desk.releasing.drafts import draft_of
from dateline.desk.states import Mark, state_of
from dateline.lib import clock
from tests.properties.desk_worlds import ARCHIVED, SEEN, UNSEEN, World, sends, waiting
from tests.properties.typed_fields import rich

_AHEAD = timedelta(days=30)
_NOT_FREE = {Mark.SCHEDULED, Mark.WITHDRAWN}


def begin(world: World) -> StoryPage:
    """Begin a story and save it, planned for a day."""
    chosen = {"office": world.office.term.public_id, "language": "en", "kind": ""}
    empty = world.reporter.post(reverse("new_story"), chosen)
    return sends(world.reporter, empty.headers["Location"], world.fields())


def submit(world: World) -> None:
    """Submit a draft for review."""
    page = a_draft(world)
    pressed: dict[str, Any] = {"action-submit": "1"}
    fill_in_anew(world, page, **pressed)
    assert fresh(page).workflow_in_progress


def a_draft(world: World) -> StoryPage:
    """Return a draft that may be changed, begun now where there is none."""
    for page in StoryPage.objects.filter(public_id__startswith=UNSEEN).order_by("-pk"):
        if not page.workflow_in_progress and not marks(page) & {Mark.SCHEDULED, Mark.PUBLISHED}:
            found: StoryPage = page
            return found
    return begin(world)


def in_review(world: World) -> StoryPage:
    """Return a story in review, submitted now where there is none."""
    pages = StoryPage.objects.filter(public_id__startswith=UNSEEN)
    if not any(page.workflow_in_progress for page in pages):
        submit(world)
    found: StoryPage = next(page for page in pages.all() if page.workflow_in_progress)
    return found


def readable() -> QuerySet[StoryPage]:
    """Return the stories of the desk that readers can read now, what was shown first before."""
    pages = StoryPage.objects.filter(public_id__startswith=SEEN, language="en").order_by("pk")
    out = [page.pk for page in pages if Mark.PUBLISHED in marks(page)]
    found: QuerySet[StoryPage] = pages.filter(pk__in=out)
    return found


def changed(world: World, *, image: DeskImage | None = None) -> StoryPage:
    """Return something public that was changed since, of which nothing waits; else a draft.

    What was published on the desk comes first: that is what is corrected for all to see.
    """
    taken_to_desk(world, ARCHIVED)
    for page in readable().order_by("-public_id"):
        if not marks(page) & _NOT_FREE:
            return fill_in_anew(world, page, image=image)
    return fill_in_anew(world, a_draft(world), image=image)


def translated(world: World) -> StoryPage:
    """Return the French of what is out, written now where there is none."""
    page = next(iter(readable()), None) or taken_to_desk(world, ARCHIVED)
    address = reverse("other_languages", args=[page.pk])
    assert world.reporter.post(address, {"language": "fr"}).status_code == 302
    french: StoryPage = StoryPage.objects.get(public_id=page.public_id, language="fr")
    # A copy of the English words would not be let out.
    own: dict[str, Any] = {
        "title": f"{world.words('title')} en français",
        "body-0-value": rich(f"{world.words('text')} en français"),
    }
    return fill_in_anew(world, french, **own)


def taken_to_desk(world: World, public_id: str) -> StoryPage:
    """Press Edit on something public, and return its page."""
    world.reporter.post(reverse("edit_published", args=[public_id, "en"]))
    found: StoryPage = StoryPage.objects.get(public_id=public_id, language="en")
    return found


def fill_in_anew(
    world: World,
    page: StoryPage,
    *,
    image: DeskImage | None = None,
    document: DeskDocument | None = None,
    **more: Any,
) -> StoryPage:
    """Fill in a story's form anew and send it."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sends(world.reporter, address, world.fields(image=image, document=document) | more)
    return fresh(page)


def press(
    world: World, page: StoryPage, deed: str, *, by: Client | None = None, **fields: Any
) -> None:
    """Open the publish panel and press a button in it."""
    browser, address = by or world.editor, reverse("story_publish", args=[page.pk])
    assert browser.get(address).status_code == 200
    page = fresh(page)
    form = {"language": page.language, f"seen-{page.pk}": draft_of(page).stamp, "when": "now"}
    answer: Any = browser.post(address, form | fields | {"deed": deed})
    assert answer.status_code == 302, answer.context["failure"]


def later(world: World, moment: datetime | None = None) -> dict[str, Any]:
    """Return what is typed for a moment to come, on the office's clock."""
    moment = moment or (clock.now() + _AHEAD).replace(second=0, microsecond=0)
    local = moment.astimezone(ZoneInfo(world.office.time_zone))
    return {"when": "later", "at": local.strftime("%Y-%m-%dT%H:%M")}


def first_waiting() -> tuple[StoryPage, datetime]:
    """Return what waits longest already, and until when."""
    first = waiting()[0]
    page = StoryPage.objects.get(public_id=first.item.public_id, language=first.language)
    return page, first.effective_at


def call_off_unseen(world: World, page: StoryPage) -> None:
    """Call off the version of a story that waits, as another cannot come out before it."""
    mine = (page.public_id, page.language)
    if any((edition.item.public_id, edition.language) == mine for edition in waiting()):
        with world.unseen():
            press(world, page, "cancel", only=[page.language])


def marks(page: StoryPage) -> set[Mark]:
    """Return the marks a story has now."""
    return set(state_of([fresh(page)], clock.now())[page.pk].marks)


def fresh(page: StoryPage) -> StoryPage:
    """Return a story as the database has it now."""
    found: StoryPage = StoryPage.objects.get(pk=page.pk)
    return found
