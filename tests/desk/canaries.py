"""An office's drafts and files in which each field holds a word that stands nowhere else."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from wagtail.admin.models import EditingSession
from wagtail.models import Comment, TaskState, UploadedFile

from dateline.desk.models import (
    Boilerplate,
    ContactCard,
    DeskDocument,
    DeskImage,
    DeskRendition,
    Office,
    OfficePage,
    PreviewComment,
    PreviewLink,
    StoryPage,
)
from dateline.desk.offices import office_page
from dateline.desk.preview.links import Guest, make_link
from dateline.desk.releasing.orders import Orders
from dateline.desk.releasing.release import release
from dateline.lib import clock
from dateline.people.models import User
from tests.desk.stories import rewrite, write_story
from tests.photographs import photo

# What is searched for comes back in the field for it; what would tell of the story never does.
SOUGHT = "zebrafinch"
TOLD = "lapwing"
# Keys that no page has, so that either can be asked for where the other is meant.
PICTURE = 7001
DOCUMENT = 7002


def words(field: str) -> str:
    """Return words for a field: one to search for, and one to tell it by."""
    return f"{SOUGHT} {TOLD}{field}"


@dataclass(frozen=True)
class Canaries:
    """What an office has: a draft in review, a scheduled story, a public one with new words."""

    place: OfficePage
    stories: tuple[StoryPage, StoryPage, StoryPage]
    step: TaskState
    comment: Comment
    image: DeskImage
    rendition: DeskRendition
    document: DeskDocument
    boilerplate: Boilerplate
    card: ContactCard
    link: PreviewLink
    said: PreviewComment
    session: EditingSession
    upload: UploadedFile


def write_canaries(office: Office, *, reporter: User, editor: User) -> Canaries:
    """Write them, as this reporter and this editor of the office would."""
    image, document = _picture(office, reporter), _document(office, reporter)
    boilerplate = Boilerplate.objects.create(title="Who we are", text="<p>We are.</p>")
    card = ContactCard.objects.create(name="Press desk", email="press@example.org")
    fields = _plain_fields(image) | _block_fields(image, document, boilerplate, card)
    draft = write_story(office, by=reporter, **fields)
    guest = Guest(words("guest"), f"{TOLD}guest@example.org")
    make_link(draft, guest, lasts=timedelta(days=3), by=editor)
    link = PreviewLink.objects.get(public_id=draft.public_id)
    draft.get_workflow().start(draft, reporter)
    scheduled = write_story(office, by=reporter, **fields)
    release([_fresh(scheduled)], by=editor, orders=Orders(release_at=_tomorrow()))
    public = write_story(office, by=reporter, title="Rice is sown", standfirst="It is May.")
    release([_fresh(public)], by=editor, orders=Orders())
    rewrite(_fresh(public), by=reporter, **fields)
    return Canaries(
        place=office_page(office, "en"),
        stories=(_fresh(draft), _fresh(scheduled), _fresh(public)),
        step=TaskState.objects.get(),
        comment=Comment.objects.create(
            page=draft, user=editor, text=words("comment"), contentpath="title"
        ),
        image=image,
        rendition=_renditions(image)[0],
        document=document,
        boilerplate=boilerplate,
        card=card,
        link=link,
        said=PreviewComment.objects.create(
            link=link, at=clock.now(), language="en", text=words("said")
        ),
        session=EditingSession.objects.create(
            user=reporter, content_object=draft.page_ptr, last_seen_at=clock.now(), is_editing=True
        ),
        upload=UploadedFile.objects.create(
            uploaded_by_user=reporter,
            for_content_type=ContentType.objects.get_for_model(DeskImage),
            file=ContentFile(photo(), f"{TOLD}upload.jpg"),
        ),
    )


def _plain_fields(image: DeskImage) -> dict[str, Any]:
    lines = ("title", "kicker", "strapline", "standfirst", "byline", "dateline", "credit")
    more = ("picture_alt", "picture_caption", "reference", "source_name", "event_place")
    return {name: words(name) for name in (*lines, *more)} | {
        "date": clock.now().date(),
        "lead_picture": image,
        "source_address": f"https://{TOLD}source.example.org/",
        "canonical": f"https://{TOLD}source.example.org/original",
        "event_starts_on": date(2030, 3, 1),
        "event_zone": "Europe/Zurich",
        "event_link": f"https://{TOLD}event.example.org/",
    }


def _block_fields(
    image: DeskImage, document: DeskDocument, boilerplate: Boilerplate, card: ContactCard
) -> dict[str, Any]:
    video = f"https://{TOLD}video.example.org/"
    picture = {"image": image.pk, "alt": words("alt"), "caption": words("caption")}
    person = {"name": words("person"), "role": "", "phone": "", "email": "a@example.org"}
    return {
        "body": [
            ("text", f"<p>{words('text')}</p>"),
            ("heading", words("heading")),
            ("picture", picture | {"credit": words("blockcredit")}),
            ("quote", {"text": words("quote"), "said_by": words("speaker")}),
            ("video", {"address": video, "minutes": 3, "transcript": words("transcript")}),
            ("facts", {"title": words("facts"), "facts": [f"<p>{words('fact')}</p>"]}),
            ("file", {"document": document.pk, "title": words("filetitle")}),
            ("notes", f"<p>{words('notes')}</p>"),
            ("boilerplate", boilerplate.pk),
        ],
        "contacts": [("card", card.pk), ("contact", person)],
    }


def _picture(office: Office, by: User) -> DeskImage:
    return DeskImage.objects.create(
        pk=PICTURE,
        title=words("picturetitle"),
        texts={"en": {"alt": words("picturedescription"), "caption": words("picturecaption")}},
        credit=words("picturecredit"),
        holder=words("pictureholder"),
        territory=words("pictureterritory"),
        source=words("picturesource"),
        consent=words("pictureconsent"),
        file=ContentFile(photo(), f"{SOUGHT}-{TOLD}picture.jpg"),
        collection=office.collection,
        uploaded_by_user=by,
    )


def _renditions(image: DeskImage) -> list[DeskRendition]:
    """Make the sizes that the desk shows; Wagtail leaves files open when it makes them."""
    return [
        DeskRendition.objects.create(
            image=image,
            filter_spec=size,
            focal_point_key="",
            width=165,
            height=110,
            file=ContentFile(photo(), f"{SOUGHT}-{TOLD}picture.{size}.jpg"),
        )
        for size in ("max-165x165", "max-800x600", "original")
    ]


def _document(office: Office, by: User) -> DeskDocument:
    document = DeskDocument(
        pk=DOCUMENT,
        title=words("documenttitle"),
        file=ContentFile(b"%PDF-1.4 " + words("inside").encode(), f"{SOUGHT}-{TOLD}document.pdf"),
        collection=office.collection,
        uploaded_by_user=by,
    )
    document._set_document_file_metadata()
    document.save()
    return document


def _fresh(page: StoryPage) -> StoryPage:
    found: StoryPage = StoryPage.objects.get(pk=page.pk)
    return found


def _tomorrow() -> datetime:
    return (clock.now() + timedelta(days=1)).replace(second=0, microsecond=0)
