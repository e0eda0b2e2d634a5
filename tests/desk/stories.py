"""Stories as editors leave them on the desk: written, saved, not yet released."""

import json
from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from dateline.desk.models import DeskDocument, DeskImage, Office, StoryPage
from dateline.desk.offices import office_of, office_page
from dateline.people.models import User
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import found_or_made
from tests.photographs import photo

DAY = date(2030, 2, 28)


def an_office(name: str = "Manila") -> Office:
    """Return the office of this name, with its place on the desk."""
    return office_of(found_or_made(Vocabulary.OFFICE, "en", name))


def write_story(
    office: Office | Term | str = "Manila",
    *,
    language: str = "en",
    by: User | None = None,
    **fields: Any,
) -> StoryPage:
    """Save a story of these fields below the office's page, with its first revision.

    `body` and `contacts` are lists of (type, value), the values as the fields keep them; what
    it stands under (`topics=[…]`) are terms.
    """
    parent = office_page(_office(office), language)
    for name in {"body", "contacts"} & fields.keys():
        fields[name] = stream(*fields[name])
    page = StoryPage(
        **{"title": "A story", "date": DAY, "kind": None, **fields},
        locale=parent.locale,
        owner=by,
        live=False,
    )
    page.slug = page.public_id
    parent.add_child(instance=page)
    page.save_revision(user=by, clean=False)
    return page


def rewrite(page: StoryPage, *, by: User | None = None, **fields: Any) -> StoryPage:
    """Save other words for these fields, as an editor does who goes on with a story."""
    newest: StoryPage = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(newest, name, stream(*value) if name in {"body", "contacts"} else value)
    newest.save_revision(user=by, clean=False)
    page.refresh_from_db(fields=["latest_revision", "latest_revision_created_at"])
    return newest


def stream(*blocks: tuple[str, Any]) -> str:
    """Return blocks as the database keeps them."""
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


def desk_image(raw: bytes | None = None, **fields: Any) -> DeskImage:
    """Bring a picture to the desk."""
    return DeskImage.objects.create(
        **{"title": "Two halves", "credit": "© ILO 2030", **fields},
        file=ContentFile(raw or photo(), name="photo.jpg"),
    )


def desk_document(raw: bytes = b"%PDF-1.7\n1 0 obj\n", **fields: Any) -> DeskDocument:
    """Bring a file to the desk."""
    document = DeskDocument(
        **{"title": "Factsheet", **fields}, file=ContentFile(raw, name="factsheet.pdf")
    )
    document._set_document_file_metadata()
    document.save()
    return document


def _office(office: Office | Term | str) -> Office:
    if isinstance(office, Office):
        return office
    return office_of(office) if isinstance(office, Term) else an_office(office)
