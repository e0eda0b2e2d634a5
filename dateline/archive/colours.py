"""Colours that can be read: how far they stand apart, and the nearest that stands far enough."""

import re

# The grounds of the public pages, as in tokens.css; of paper and tint, the one nearer to ink.
LIGHT_GROUND = "#f1eee8"
DARK_GROUND = "#1f2327"
# WCAG 2.2, 1.4.3: text of normal size.
ENOUGH = 4.5

_STEPS = 50
_hexadecimal = re.compile(r"#[0-9a-f]{6}")


def is_colour(text: str) -> bool:
    """Say whether `text` is a colour as it is kept, such as #0b5a6e."""
    return _hexadecimal.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2), from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(ground: str, colour: str) -> str:
    """Return the colour, made darker or lighter just as far as it has to be on this ground."""
    end = (0, 0, 0) if _luminance(ground) > 0.5 else (255, 255, 255)
    start = _parts(colour)
    mixed = colour
    for step in range(1, _STEPS + 1):
        if contrast(mixed, ground) >= ENOUGH:
            break
        parts = (round(a + (b - a) * step / _STEPS) for a, b in zip(start, end, strict=True))
        mixed = "#" + "".join(f"{part:02x}" for part in parts)
    return mixed


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
