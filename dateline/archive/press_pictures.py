"""The question which of an item's pictures the press may take, and under which terms."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.archive.addresses import picture_address, rendition_address
from dateline.archive.entries import Article
from dateline.archive.picture import FULL
from dateline.pictures.files import is_there
from dateline.pictures.kept import KeptPicture, kept_pictures
from dateline.pictures.licences import LICENCES, Licence, may_be_handed_on
from dateline.record.blocks import Figure, PictureRef, all_of


@dataclass(frozen=True, slots=True)
class Copy:
    """A picture to be saved: where it is, its size in pixels, and in bytes."""

    address: str
    width: int
    height: int
    size: int


@dataclass(frozen=True, slots=True)
class PressPicture:
    """A picture that is shown with an item, its words, and what may be done with it.

    `words` has its alt text and caption. Without `licence` nobody said; without `copies`,
    largest first, it is not ours to hand on.
    """

    token: str
    width: int
    height: int
    words: PictureRef
    credit: str
    holder: str
    licence: Licence | None
    territory: str
    copies: tuple[Copy, ...]


def press_pictures(found: Article) -> tuple[PressPicture, ...]:
    """Return the pictures that the item's page shows, in its order, each once."""
    shown = dict(_shown(found))
    kept = {picture.token: picture for picture in kept_pictures(shown)}
    return tuple(
        _told(kept[token], words, credit)
        for token, (words, credit) in shown.items()
        if token in kept
    )


def _shown(found: Article) -> Iterator[tuple[str, tuple[PictureRef, str]]]:
    lead = found.entry.picture
    if lead and lead.token:
        words = PictureRef(
            lead.token,
            digest="",
            alt=lead.alt,
            caption=lead.caption,
            alt_language=lead.alt_language,
            caption_language=lead.caption_language,
        )
        yield lead.token, (words, lead.credit)
    for figure in all_of(Figure, found.body):
        if figure.picture.token in found.files:
            yield figure.picture.token, (figure.picture, figure.credit)


def _told(kept: KeptPicture, words: PictureRef, credit: str) -> PressPicture:
    return PressPicture(
        token=kept.token,
        width=kept.width,
        height=kept.height,
        words=words,
        credit=credit,
        holder=kept.holder,
        licence=LICENCES.get(kept.licence),
        territory=kept.territory,
        copies=tuple(_copies(kept)) if may_be_handed_on(kept.licence) else (),
    )


def _copies(kept: KeptPicture) -> Iterator[Copy]:
    has_full = kept.full_digest and kept.full_digest != kept.digest
    if has_full and is_there(kept.full_digest):
        address = rendition_address(kept.token, FULL)
        yield Copy(address, kept.full_width, kept.full_height, kept.full_size)
    yield Copy(picture_address(kept.token), kept.width, kept.height, kept.size)
