"""Pictures that weigh what photographs do: shapes at every scale, and the grain of a camera."""

from io import BytesIO
from random import Random

from PIL import Image

_SCALES = ((8, 1.0), (32, 0.3), (128, 0.2), (512, 0.12))
_GRAIN = 0.2


def photograph(number: int, width: int, height: int) -> bytes:
    """Return a JPEG of so many pixels; each number gives another."""
    chance = Random(number)
    image = Image.new("RGB", (width, height))
    for across, share in _SCALES:
        down = across * 2 // 3
        noise = Image.frombytes("RGB", (across, down), chance.randbytes(across * down * 3))
        image = Image.blend(image, noise.resize((width, height), Image.Resampling.BICUBIC), share)
    grain = Image.effect_noise((width, height), 24).convert("RGB")
    file = BytesIO()
    Image.blend(image, grain, _GRAIN).save(file, "JPEG", quality=88)
    return file.getvalue()
