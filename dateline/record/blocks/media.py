"""Blocks that show, play or hand over a file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PictureRef:
    """A kept picture by its token and the digest of its file, and the words that go with it.

    `alt` says what it shows to those who cannot see it. Where there are no such words, or no
    caption, in the story's language, `alt_language` or `caption_language` is the tag of the
    language they are in.
    """

    token: str
    digest: str
    alt: str
    caption: str = ""
    alt_language: str = ""
    caption_language: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture between paragraphs, and who made it."""

    picture: PictureRef
    credit: str


@dataclass(frozen=True, slots=True)
class Gallery:
    """Several pictures that belong together."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Video:
    """A video elsewhere, with what is said in it, a paragraph each."""

    address: str
    minutes: int
    transcript: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audio:
    """A recording elsewhere, with what is said in it, a paragraph each."""

    address: str
    minutes: int
    transcript: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileLink:
    """A kept file to download, by its token and the SHA-256 of its bytes; `size` is in bytes.

    `name` is what it is saved as, such as `factsheet.pdf`; `media_type` is its MIME type.
    """

    token: str
    digest: str
    title: str
    name: str
    media_type: str
    size: int
