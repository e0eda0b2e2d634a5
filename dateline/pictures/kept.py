"""The question which pictures were kept under these names, and what may be done with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dateline.pictures.models import Picture


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A kept picture; for its parts see Picture and Rights.

    `shown_until` (UTC) is None where no rights were ever noted; `focal` is in thousandths.
    """

    token: str
    digest: str
    width: int
    height: int
    size: int
    full_digest: str
    full_width: int
    full_height: int
    full_size: int
    focal: tuple[int, int] | None
    holder: str
    licence: str
    territory: str
    shown_until: datetime | None


def kept_pictures(tokens: Iterable[str]) -> list[KeptPicture]:
    """Return those of these tokens that are pictures, in no order."""
    found = Picture.objects.filter(token__in=list(tokens)).select_related("rights")
    return [_kept(picture) for picture in found]


def _kept(picture: Picture) -> KeptPicture:
    rights = picture.rights
    return KeptPicture(
        token=picture.token,
        digest=picture.digest,
        width=picture.width,
        height=picture.height,
        size=picture.size,
        full_digest=picture.full_digest,
        full_width=picture.full_width,
        full_height=picture.full_height,
        full_size=picture.full_size,
        focal=focal_point(picture.focal_x, picture.focal_y),
        holder=rights.holder if rights else "",
        licence=rights.licence if rights else "",
        territory=rights.territory if rights else "",
        shown_until=rights.shown_until if rights else None,
    )


def focal_point(across: int | None, down: int | None) -> tuple[int, int] | None:
    """Return what matters most in a picture, in thousandths, None where nobody said."""
    return None if across is None or down is None else (across, down)
