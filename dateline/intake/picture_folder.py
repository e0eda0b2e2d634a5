"""A folder of pictures for a listing, each named by the number of its item."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dateline.intake.listing_text import Listing
from dateline.pictures.developing import UnusablePicture, raw_picture
from dateline.pictures.packet import PictureWords

_NUMBER = re.compile(r"[0-9]{1,9}")
_WORDS = ".txt"

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A file that may hold a picture, what it shows, and all the words that go with it."""

    file: Path
    alt: str
    words: PictureWords


class PicturesRefused(ValueError):
    """The folder cannot be used as it is; says all reasons, each naming its file."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)


def pictures_in(folder: Path, listing: Listing) -> dict[int, FoundPicture]:
    """Return the pictures of the listing's items by line: `3.jpg` with its words in `3.txt`.

    What a file holds is not looked at yet. Raises PicturesRefused where a picture has no
    words, a file stands for no item, or two for the same.
    """
    try:
        names = sorted(file for file in folder.iterdir() if not file.name.startswith("."))
    except OSError as error:
        raise PicturesRefused([f"{folder} cannot be read ({error.strerror})."]) from error
    lines: dict[int, list[int]] = {}
    made_by: dict[int, str] = {}
    for listed in listing.items:
        lines.setdefault(listed.position, []).append(listed.line)
        made_by[listed.line] = listed.credit or ""
    found: dict[int, FoundPicture] = {}
    wrong = []
    pictures = [file for file in names if file.suffix.lower() != _WORDS]
    for file in pictures:
        try:
            line = _line(file, lines)
            if line in found:
                raise UnusablePicture(f"{found[line].file.name} stands for that item already.")
            alt = _alt(file)
            words = PictureWords(made_by[line], alts={listing.language: alt})
            found[line] = FoundPicture(file, alt, words)
        except UnusablePicture as error:
            wrong.append(f"{file.name}: {error}")
    stems = {file.stem for file in pictures}
    wrong += [
        f"{file.name}: There is no picture of that number."
        for file in names
        if file.suffix.lower() == _WORDS and file.stem not in stems
    ]
    if wrong:
        raise PicturesRefused(wrong)
    return found


def made_of(
    found: Mapping[int, FoundPicture], make: Callable[[bytes, PictureWords], _Made]
) -> dict[int, _Made]:
    """Return by line what `make` makes of each file and the words that are written into it.

    Raises PicturesRefused for all it refuses.
    """
    made: dict[int, _Made] = {}
    wrong = []
    for line, picture in found.items():
        try:
            made[line] = make(raw_picture(picture.file), picture.words)
        except UnusablePicture as error:
            wrong.append(f"{picture.file.name}: {error}")
        except OSError as error:
            wrong.append(f"{picture.file.name} cannot be read or kept ({error.strerror}).")
    if wrong:
        raise PicturesRefused(wrong)
    return made


def _line(file: Path, lines: Mapping[int, list[int]]) -> int:
    if not _NUMBER.fullmatch(file.stem):
        raise UnusablePicture("A picture is named by the number of its item, such as 3.jpg.")
    meant = lines.get(int(file.stem), [])
    if not meant:
        raise UnusablePicture(f"The listing has no item {int(file.stem)}.")
    if len(meant) > 1:
        raise UnusablePicture(
            f"The listing has {len(meant)} items of that number; give the picture with "
            "`dateline correct` instead."
        )
    return meant[0]


def _alt(file: Path) -> str:
    words = file.with_suffix(_WORDS)
    try:
        alt = " ".join(words.read_text("utf-8").split())
    except FileNotFoundError:
        alt = ""
    except (OSError, UnicodeDecodeError) as error:
        raise UnusablePicture(f"{words.name} cannot be read as UTF-8 text.") from error
    if not alt:
        raise UnusablePicture(f"Say in {words.name} what the picture shows, in a sentence.")
    return alt
