"""A card is drawn: words on paper, and the picture beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PIL import Image, ImageDraw

from dateline.channels.web.card.fitting import Room, fitted, on_one_line
from dateline.channels.web.card.measures import HEIGHT, MARGIN, WIDTH, Measures, measures
from dateline.channels.web.card.pen import Pen
from dateline.channels.web.card.says import Card, Words
from dateline.pictures.developing import encoded

# As in tokens.css; cards have no dark look, as nobody can say in which one they are shown.
_PAPER, _INK, _QUIET, _LINE = "#fdfcfa", "#1b1c1e", "#5c6166", "#dedad3"
_SIZES = (116, 104, 92, 84, 76, 70, 64, 58, 52, 46, 42)
_SIZES_BESIDE_A_PICTURE = (76, 70, 64, 58, 52, 48, 44, 40, 36)
_KICKER, _DAY, _CREDIT = 32, 28, 19
_SITE_SIZES = (30, 28, 26)
_SMALLEST = 0.75
_TAB = (96, 12)
# Where the lines of the foot stand, and how far a name that takes two moves up what is above.
_KICKER_LINE, _RULE_LINE, _SITE_LINE, _DAY_LINE = 104, 484, 532, 572
_SITE_LEADING = 38
# For social networks that take a large one amiss; words need the best.
_QUALITIES = (88, 80, 70)
_WEIGHT = 150_000


@dataclass(frozen=True, slots=True)
class _Script:
    """How lines of a script stand: their distance and the height of their letters, in sizes."""

    leading: float
    rise: float


_LATIN = _Script(leading=1.16, rise=0.72)
_SCRIPTS: Mapping[str, _Script] = {
    "ar": _Script(leading=1.5, rise=0.86),
    "ja": _Script(leading=1.32, rise=0.84),
    "zh": _Script(leading=1.32, rise=0.84),
}


def drawn(card: Card, photograph: Image.Image | None) -> bytes:
    """Return a card as a JPEG; `photograph` has the size that picture_size says."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = Pen(ImageDraw.Draw(image), card.language, card.is_rtl)
    places = _places(card, has_picture=photograph is not None)
    if photograph is not None and places.picture is not None:
        image.paste(photograph, (places.picture[0], 0))
        _write_credit(pen, card.credit, places)
    _write_column(pen, card, places)
    return _light(image)


def picture_size(card: Card) -> tuple[int, int]:
    """Return how wide and high the picture on a card is, in pixels."""
    left, right = _places(card, has_picture=True).picture or (0, WIDTH)
    return right - left, HEIGHT


def _places(card: Card, *, has_picture: bool) -> Measures:
    has_words = not has_picture or _has_words(card)
    return measures(is_rtl=card.is_rtl, has_picture=has_picture, has_words=has_words)


def _write_column(pen: Pen, card: Card, places: Measures) -> None:
    start = places.right if pen.is_rtl else places.left
    if not _has_words(card):
        return
    tab = start - _TAB[0] if pen.is_rtl else start
    pen.draw.rectangle((tab, 0, tab + _TAB[0] - 1, _TAB[1] - 1), fill=card.accent)
    _write_line(pen, card.kicker, _KICKER, (start, _KICKER_LINE), card.accent, places.width)
    rule = _write_foot(pen, card, places)
    if card.headline:
        top = _KICKER_LINE + 34 if card.kicker else MARGIN + 10
        # What hangs below the last line stays clear of the rule.
        _write_headline(pen, card.headline, places, (top, rule - 34))


def _write_foot(pen: Pen, card: Card, places: Measures) -> int:
    """Write whose card it is and of which day, below a rule; return how far down that is."""
    start = places.right if pen.is_rtl else places.left
    rule = _RULE_LINE
    if card.site:
        room = Room(places.width, HEIGHT, _SITE_SIZES, 1.2, most_lines=2)
        site = fitted(card.site.text, room, pen.ruler(card.site.typeface))
        for number, line in enumerate(reversed(site.lines)):
            down = _SITE_LINE - number * _SITE_LEADING
            pen.write(replace(card.site, text=line), site.size, (start, down), _INK)
        rule -= (len(site.lines) - 1) * _SITE_LEADING
    pen.draw.rectangle((places.left, rule, places.right - 1, rule + 1), fill=_LINE)
    _write_line(pen, card.day, _DAY, (start, _DAY_LINE), _QUIET, places.width)
    return rule


def _write_headline(pen: Pen, words: Words, places: Measures, between: tuple[int, int]) -> None:
    script = _SCRIPTS.get(pen.language, _LATIN)
    top, bottom = between
    room = Room(
        width=places.width,
        height=bottom - top,
        sizes=_SIZES_BESIDE_A_PICTURE if places.picture else _SIZES,
        leading=script.leading,
        # In a narrow column, a sixth line is better than dots.
        most_lines=6 if places.picture else 5,
    )
    found = fitted(words.text, room, pen.ruler(words.typeface))
    start = places.right if pen.is_rtl else places.left
    for number, line in enumerate(found.lines):
        down = top + found.size * (script.rise + number * script.leading)
        pen.write(replace(words, text=line), found.size, (start, round(down)), _INK)


def _write_line(
    pen: Pen, words: Words | None, size: int, at: tuple[int, int], colour: str, width: int
) -> None:
    """Write what has to stand on one line: smaller where it is long, then cut off."""
    if words is None:
        return
    ruler = pen.ruler(words.typeface)
    fitting = int(width / max(ruler(words.text), 1))
    size = max(min(size, fitting), round(size * _SMALLEST))
    text = on_one_line(words.text, width / size, ruler)
    pen.write(replace(words, text=text), size, at, colour)


def _write_credit(pen: Pen, credit: Words | None, places: Measures) -> None:
    """Write the credit on a slip of paper, at the corner of the picture next to the words."""
    if credit is None or places.picture is None:
        return
    left, right = places.picture
    pad, high = 14, 40
    ruler = pen.ruler(credit.typeface)
    most = right - left - 2 * pad - MARGIN
    text = on_one_line(credit.text, most / _CREDIT, ruler)
    wide = round(ruler(text) * _CREDIT) + 2 * pad
    slip = (right - wide, right - 1) if pen.is_rtl else (left, left + wide - 1)
    pen.draw.rectangle((slip[0], HEIGHT - high, slip[1], HEIGHT - 1), fill=_PAPER)
    start = slip[1] - pad if pen.is_rtl else slip[0] + pad
    pen.write(replace(credit, text=text), _CREDIT, (start, HEIGHT - 14), _QUIET)


def _has_words(card: Card) -> bool:
    return any((card.kicker, card.headline, card.site, card.day))


def _light(image: Image.Image) -> bytes:
    content = b""
    for quality in _QUALITIES:
        content = encoded(image, "jpg", quality=quality)
        if len(content) <= _WEIGHT:
            break
    return content
