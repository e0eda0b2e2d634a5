"""Cards made up for tests, and what is to be seen on them."""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from PIL import Image, ImageChops

from dateline.archive.entries import Entry, ShownPicture
from dateline.archive.site import SiteView
from dateline.channels.web.card.says import Card, card_of

PAPER = (253, 252, 250)
_NOW = datetime(2030, 3, 1, 10, tzinfo=UTC)


def entry(headline: str = "Nine", *, language: str = "en", **fields: Any) -> Entry:
    """Return an entry of a listing, without a picture unless `fields` have one."""
    return Entry(
        **{
            "public_id": "0123456789ab",
            "language": language,
            "slug": "nine",
            "headline": headline,
            "kicker": "",
            "date": date(2030, 3, 1),
            "credit": "",
            "picture": None,
            "standfirst": "",
            "minutes": None,
            "first_released_at": _NOW,
            "changed_at": _NOW,
            **fields,
        }
    )


def picture(width: int = 900, height: int = 600, credit: str = "© Lead") -> ShownPicture:
    """Return a picture that a page shows."""
    token = "0" * 26
    return ShownPicture(f"/p/{token}.jpg", width, height, "A field.", "", credit, token=token)


def a_card(headline: str = "Nine", *, site: str = "Dateline", **fields: Any) -> Card:
    """Return the card of an entry."""
    card = card_of(entry(headline, **fields), SiteView(site))
    assert card is not None
    return card


def opened(content: bytes) -> Image.Image:
    """Return a card's pixels."""
    with Image.open(BytesIO(content), formats=["JPEG"]) as image:
        return image.convert("RGB")


def ink(image: Image.Image) -> tuple[int, int, int, int] | None:
    """Return the box around all that is clearly not paper, None where there is nothing else."""
    paper = Image.new("RGB", image.size, PAPER)
    difference = ImageChops.difference(image, paper).convert("L")
    return difference.point(lambda shade: 255 if shade > 60 else 0).getbbox()


def has_colour(image: Image.Image, colour: tuple[int, int, int]) -> bool:
    """Say whether some pixel is about of this colour."""
    alike = ImageChops.difference(image, Image.new("RGB", image.size, colour)).convert("L")
    darkest, _brightest = alike.getextrema()
    return isinstance(darkest, int | float) and darkest < 12
