"""The question where readers see a picture, and whether it was ever given out."""

from dataclasses import dataclass

from django.db.models import QuerySet

from dateline.desk.models import DeskImage
from dateline.lib import clock
from dateline.pictures.models import Picture
from dateline.record.models import EditionFile, Showing
from dateline.record.visibility import visible


@dataclass(frozen=True, slots=True)
class Publicity:
    """How many stories show it now, and how many show a copy from before it had rights here."""

    stories: int
    copies: int


def publicity_of(image: DeskImage) -> Publicity:
    """Return where readers see a picture at this moment."""
    under = Picture.objects.filter(rights=image.rights_id) if image.rights_id else None
    alike = Picture.objects.filter(rights=None, digest=image.cleared_digest)
    return Publicity(
        stories=_stories_with(under) if under is not None else 0,
        copies=_stories_with(alike) if image.cleared_digest else 0,
    )


def was_published(image: DeskImage) -> bool:
    """Say whether it was ever in a story that was published, or is about to be."""
    return bool(image.rights_id) and Picture.objects.filter(rights=image.rights_id).exists()


def _stories_with(pictures: QuerySet[Picture]) -> int:
    shown = EditionFile.objects.filter(token__in=pictures.values("token")).values("edition")
    at = clock.now()
    showings = Showing.objects.filter(visible(at), edition__in=shown, is_listed=True)
    return showings.values("public_id").distinct().count()
