"""`dateline correct`: a new version of a published item, with a note for readers."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace

from dateline.journal.writing import writing
from dateline.lib.languages import LANGUAGES
from dateline.ops.commands.items import (
    add_story_arguments,
    item_named,
    only_language,
    story_fields,
)
from dateline.ops.commands.pictured import (
    add_picture_arguments,
    picture_after,
    prepared_picture,
)
from dateline.ops.refusal import Refusal
from dateline.pictures.developing import UnusablePicture
from dateline.pictures.keeping import keep_picture
from dateline.record.correct import Corrected, correct
from dateline.record.lawful import Unlawful
from dateline.record.person import COMMAND_LINE
from dateline.record.story import UnusableStory
from dateline.record.versions import story_now


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command understands."""
    parser.add_argument("item", help="its id, or its address")
    parser.add_argument("--note", required=True, help="what readers are told")
    parser.add_argument("--language", choices=sorted(LANGUAGES))
    add_story_arguments(parser)
    add_picture_arguments(parser)
    parser.add_argument("--no-picture", action="store_true", help="take its picture away")


def run(arguments: Namespace) -> int:
    """Correct the item; what is not named stays as it was."""
    item, from_address = item_named(arguments.item)
    language = only_language(item, arguments.language, from_address)
    fields = story_fields(arguments)
    if arguments.no_picture and (arguments.picture or arguments.alt or arguments.caption):
        raise Refusal("With --no-picture there is no picture to give, nor words for one.")
    picture = prepared_picture(arguments, language)
    try:
        with writing() as open_writing:
            if picture:
                keep_picture(open_writing, picture)
            before = story_now(item, language)
            after = replace(before, **fields, picture=picture_after(arguments, picture, before))
            correct(item, {language: Corrected(after, arguments.note)}, by=COMMAND_LINE)
    except (Unlawful, UnusableStory, UnusablePicture) as error:
        raise Refusal(str(error)) from error
    print(f"{item.public_id} is corrected in “{language}”.")
    return 0
