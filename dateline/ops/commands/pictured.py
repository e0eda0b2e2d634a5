"""How the command line gives a story its picture, with the words that go with it."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

from dateline.ops.refusal import Refusal
from dateline.pictures.developing import UnusablePicture, raw_picture
from dateline.pictures.keeping import prepare_picture
from dateline.pictures.models import Picture
from dateline.pictures.packet import PictureWords
from dateline.record.story import PictureRef, Story, UnusableStory


def add_picture_arguments(parser: ArgumentParser) -> None:
    """Add the options that give a picture."""
    parser.add_argument(
        "--picture", type=Path, metavar="FILE", help="a photo: JPEG, PNG, WebP or GIF"
    )
    parser.add_argument("--alt", metavar="WORDS", help="what the picture shows, in a sentence")
    parser.add_argument("--caption", metavar="WORDS", help="what stands under the picture")


def prepared_picture(arguments: Namespace, language: str) -> Picture | None:
    """Keep the file that was named, and return its picture for `keep_picture`; None without one.

    Its words are in `language`. Raises Refusal where it cannot be a picture, or nothing says
    what it shows.
    """
    file: Path | None = arguments.picture
    if file is None:
        return None
    if not arguments.alt:
        raise Refusal(f"Say what {file} shows, in a sentence: --alt WORDS.")
    try:
        words = PictureWords(
            arguments.credit or "",
            alts={language: arguments.alt},
            captions={language: arguments.caption or ""},
        )
        return prepare_picture(raw_picture(file), words)
    except UnusablePicture as error:
        raise Refusal(f"{file}: {error}") from error
    except OSError as error:
        raise Refusal(f"{file} cannot be read or kept ({error.strerror}).") from error


def picture_named(arguments: Namespace, picture: Picture | None) -> PictureRef | None:
    """Return what a new story says of the picture that was prepared for it."""
    if picture is not None:
        return PictureRef(
            picture.token, picture.digest, arguments.alt, caption=arguments.caption or ""
        )
    if arguments.alt or arguments.caption:
        raise Refusal("--alt and --caption go with a picture: --picture FILE.")
    return None


def picture_after(
    arguments: Namespace, picture: Picture | None, before: Story
) -> PictureRef | None:
    """Return the picture of a corrected story: a new one, none, or the old with other words.

    Raises UnusableStory where a picture takes the place of another and nothing says who made
    it: the credit that stands there is the other's.
    """
    if picture is not None:
        if before.picture and arguments.credit is None:
            raise UnusableStory("Say who made the new picture: --credit WORDS.")
        return picture_named(arguments, picture)
    if arguments.no_picture:
        return None
    given = {name: getattr(arguments, name) for name in ("alt", "caption")}
    changed = {name: words for name, words in given.items() if words is not None}
    if changed and before.picture is None:
        raise UnusableStory("The item has no picture for these words; give one with --picture.")
    return replace(before.picture, **changed) if before.picture else None
