"""`dateline correct`: a new version of a published item, with a note for readers."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace

from dateline.lib.languages import LANGUAGES
from dateline.ops.commands.items import (
    add_story_arguments,
    item_named,
    only_language,
    story_fields,
)
from dateline.ops.refusal import Refusal
from dateline.record.correct import correct
from dateline.record.lawful import Unlawful
from dateline.record.person import COMMAND_LINE
from dateline.record.story import UnusableStory


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command understands."""
    parser.add_argument("item", help="its id, or its address")
    parser.add_argument("--note", required=True, help="what readers are told")
    parser.add_argument("--language", choices=sorted(LANGUAGES))
    add_story_arguments(parser)


def run(arguments: Namespace) -> int:
    """Correct the item; what is not named stays as it was."""
    item, from_address = item_named(arguments.item)
    language = only_language(item, arguments.language, from_address)
    fields = story_fields(arguments)
    try:
        correct(
            item,
            language,
            lambda story: replace(story, **fields),
            note=arguments.note,
            by=COMMAND_LINE,
        )
    except (Unlawful, UnusableStory) as error:
        raise Refusal(str(error)) from error
    print(f"{item.public_id} is corrected in “{language}”.")
    return 0
