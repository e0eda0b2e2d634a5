"""Sets of code points, as fonts tell them: in ranges of hexadecimal numbers."""

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Letters:
    """The letters a font has, as fontconfig writes them, such as "20-7e a0"."""

    ranges: str
    _firsts: list[int] = field(init=False, default_factory=list)
    _lasts: list[int] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        for one in self.ranges.split():
            first, _dash, last = one.partition("-")
            self._firsts.append(int(first, 16))
            self._lasts.append(int(last or first, 16))

    def __contains__(self, letter: int) -> bool:
        """Say whether there is a glyph for this code point."""
        place = bisect_right(self._firsts, letter) - 1
        return place >= 0 and letter <= self._lasts[place]

    def all(self) -> frozenset[int]:
        """Return every one of them; of a Chinese font, those are tens of thousands."""
        return frozenset(
            letter
            for first, last in zip(self._firsts, self._lasts, strict=True)
            for letter in range(first, last + 1)
        )


# Those of the fonts in `fonts/`; a test asks the fonts themselves.
OURS = Letters(
    "20-7e a0-17f 18f 192 1a0-1a1 1af-1b0 1cd-1dc 1e6-1e7 1fa-21b 237 259 2bb-2bc 2c6-2c7 "
    "2d8-2dd 300-304 306-30c 323 326-328 331 370-377 37a-37f 384-38a 38c 38e-3a1 3a3-3ce "
    "400-52f 60b-61b 61e-6ff 750-77f 8a0 8a2-8ac 8e4-8fe 1e00-1ef9 2009-2011 2013-2022 2026 "
    "202a-2030 2032-2033 2039-203a 203d 2044 2066-2069 2070-2071 2074-208e 20a0-20bf 2103 2109 "
    "2113 2116-2117 2120-2122 2126 2150-215e fb00-fb04 fd3e-fd3f"
)
