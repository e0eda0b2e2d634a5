"""What writes on a card: one line at a time, from the side where the language begins."""

from dataclasses import dataclass, field

from PIL import ImageDraw, ImageFont

from dateline.channels.web.card.fitting import Ruler
from dateline.channels.web.card.says import Words
from dateline.channels.web.card.typefaces import Typeface, can_shape

# Widths are taken once, in this size: all others follow from it.
_MEASURED = 100
# Of what a line is measured to take, this much more may be drawn.
_TOLERANCE = 1.01


@dataclass
class Pen:
    """Writes in one language on one drawing, and is not shared: fonts are of one thread."""

    draw: ImageDraw.ImageDraw
    language: str
    is_rtl: bool
    _fonts: dict[tuple[Typeface, int], ImageFont.FreeTypeFont] = field(default_factory=dict)

    @property
    def direction(self) -> str | None:
        """Which way lines run, as Raqm is told, which alone understands it."""
        if not can_shape():
            return None
        return "rtl" if self.is_rtl else "ltr"

    @property
    def tongue(self) -> str | None:
        """Whose forms of letters are written, as Raqm is told."""
        return self.language if can_shape() else None

    def ruler(self, typeface: Typeface) -> Ruler:
        """Return what measures texts in a typeface, in size 1."""
        font = self._font(typeface, _MEASURED)

        def width(text: str) -> float:
            wide = font.getlength(text, direction=self.direction, language=self.tongue)
            return wide * _TOLERANCE / _MEASURED

        return Ruler(width)

    def write(self, words: Words, size: int, at: tuple[int, int], colour: str) -> None:
        """Write a line; `at` is where it begins on its base line."""
        self.draw.text(
            at,
            words.text,
            font=self._font(words.typeface, size),
            fill=colour,
            anchor="rs" if self.is_rtl else "ls",
            direction=self.direction,
            language=self.tongue,
        )

    def _font(self, typeface: Typeface, size: int) -> ImageFont.FreeTypeFont:
        if (typeface, size) not in self._fonts:
            self._fonts[typeface, size] = ImageFont.truetype(
                typeface.path, size, index=typeface.place
            )
        return self._fonts[typeface, size]
