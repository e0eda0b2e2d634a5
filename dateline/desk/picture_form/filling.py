"""The verb fill: what a picture's file says of itself goes where nobody has typed anything."""

from pathlib import PurePath

from dateline.desk.models import DeskImage
from dateline.desk.picture_form.texts import languages_of, office_holding
from dateline.pictures.reading_notes import Notes

_LINES = ("credit", "holder", "source", "licence", "territory")
_TEXTS = {"alt": "alts", "caption": "captions"}


def fill(image: DeskImage, notes: Notes) -> list[str]:
    """Fill the empty fields of a picture, and return the names of those.

    Words in no language that the file names are taken for the first of its office's. A title
    that is but the name of the file gives way to one that somebody wrote.
    """
    filled = []
    called = PurePath(image.file.name or "")
    if notes.title and image.title in {called.stem, called.name}:
        image.title = notes.title
        filled.append("title")
    for name in _LINES:
        words = getattr(notes, name)
        if words and not getattr(image, name):
            setattr(image, name, words)
            filled.append(name)
    return filled + _fill_texts(image, notes)


def _fill_texts(image: DeskImage, notes: Notes) -> list[str]:
    home = languages_of(office_holding(image))[0]
    texts = {tag: dict(said) for tag, said in image.texts.items()}
    filled = []
    for name, noted in _TEXTS.items():
        # What is said in a language by name comes before what is said in none.
        for tag, words in sorted(getattr(notes, noted).items(), reverse=True):
            said = texts.setdefault(tag or home, {})
            if not said.get(name):
                said[name] = words
                filled.append(f"{name}-{tag or home}")
    image.texts = {tag: said for tag, said in texts.items() if said}
    return filled
