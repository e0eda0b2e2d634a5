"""The picture on a card: cut to its place around what matters most in it."""

from pathlib import Path

from PIL import Image

# Without a word about it, people stand in the middle, and their heads above it.
_CENTRE = (500, 400)
_WHOLE = 1000


def cut_photograph(file: Path, size: tuple[int, int], focal: tuple[int, int] | None) -> Image.Image:
    """Return a kept picture in this size, cut around its focal point (in thousandths).

    Raises OSError where it cannot be read.
    """
    with Image.open(file, formats=["JPEG"]) as opened:
        whole = opened.size
        box = _box(whole, size, focal or _CENTRE)
        # A JPEG is decoded at a fraction of its size where that is enough.
        share = min(1.0, size[1] / (box[3] - box[1]))
        opened.draft("RGB", (round(whole[0] * share), round(whole[1] * share)))
        pixels = opened.convert("RGB")
    across, down = pixels.width / whole[0], pixels.height / whole[1]
    scaled = (box[0] * across, box[1] * down, box[2] * across, box[3] * down)
    return pixels.resize(size, Image.Resampling.LANCZOS, box=scaled)


def _box(
    whole: tuple[int, int], size: tuple[int, int], focal: tuple[int, int]
) -> tuple[int, int, int, int]:
    """Return the largest part of this shape around the focal point."""
    share = min(whole[0] / size[0], whole[1] / size[1])
    across, down = max(1, int(size[0] * share)), max(1, int(size[1] * share))
    left = _start(focal[0] * whole[0] // _WHOLE, across, whole[0])
    top = _start(focal[1] * whole[1] // _WHOLE, down, whole[1])
    return left, top, left + across, top + down


def _start(middle: int, length: int, whole: int) -> int:
    return min(max(0, middle - length // 2), whole - length)
