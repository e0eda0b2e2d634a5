"""The story itself: written, scheduled by its editor, and everything made that a worker makes."""

import hashlib
from datetime import datetime
from typing import Any

from wagtail.images.utils import generate_signature

from dateline.desk.models import StoryPage
from dateline.desk.releasing.orders import Orders
from dateline.desk.releasing.release import release
from dateline.desk.teams import place_in_offices
from dateline.jobs.working import work_off
from dateline.lib.text import slug_from
from dateline.ops.kinds import BESIDE
from dateline.people.accounts import make_account, new_password
from dateline.people.models import Role
from dateline.pictures.files import PICTURES
from dateline.pictures.models import KeptFile, Picture
from tests.desk.stories import an_office, desk_document, desk_image, write_story
from tests.photographs import encoded, pixels

_HEADLINE = "What nobody knows yet of the boats"
_TEXT = {"en": {"alt": "Boats that nobody has seen", "caption": "At a place nobody knows"}}


def hide(release_at: datetime) -> dict[str, Any]:
    """Schedule the story, and return the parts of Secrets."""
    office = an_office("Manila")
    editor = make_account("hiding-editor", Role.EDITOR, new_password())
    place_in_offices(editor, Role.EDITOR, [office.term])
    image = desk_image(
        encoded(pixels(1500, 1000)), texts=_TEXT, licence="own", collection=office.collection
    )
    rendition = image.get_rendition("width-400")
    document = desk_document(collection=office.collection)
    figure = {"image": image.pk, "alt": "", "caption": "", "credit": ""}
    page = write_story(
        office,
        by=editor,
        title=_HEADLINE,
        standfirst="Nobody knows it yet.",
        lead_picture=image,
        body=[
            ("picture", figure),
            ("gallery", [figure, figure]),
            ("file", {"document": document.pk, "title": ""}),
        ],
    )
    orders = Orders(release_at=release_at)
    release([StoryPage.objects.get(pk=page.pk)], by=editor, orders=orders)
    work_off(BESIDE.patient)
    picture = Picture.objects.latest("pk")
    content = PICTURES.place_of(picture.digest).read_bytes()
    return {
        "token": picture.token,
        "file_token": KeptFile.objects.latest("pk").token,
        "digest": picture.digest,
        "full_digest": picture.full_digest,
        "item": page.public_id,
        "slug": slug_from(_HEADLINE, otherwise="item"),
        "original": image.file.name,
        "desk_rendition": rendition.file.name,
        "document": document.file.name,
        "image_id": str(image.pk),
        "document_id": str(document.pk),
        "signature": generate_signature(image.pk, "width-400"),
        "etag": f'"{hashlib.sha256(content).hexdigest()[:32]}"',
    }
