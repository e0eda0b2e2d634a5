"""`dateline publish`: an item goes out, now or at a time."""

from argparse import ArgumentParser, Namespace

from django.conf import settings

from dateline.archive.addresses import lasting_item_address
from dateline.archive.models import SectionName
from dateline.journal.writing import writing
from dateline.lib import clock
from dateline.lib.languages import DEFAULT, LANGUAGES
from dateline.lib.text import UnprintableText
from dateline.ops.commands.items import add_story_arguments, moment, story_fields
from dateline.ops.commands.pictured import (
    add_picture_arguments,
    picture_named,
    prepared_picture,
)
from dateline.ops.refusal import Refusal
from dateline.pictures.developing import UnusablePicture
from dateline.pictures.keeping import keep_picture
from dateline.record.lawful import Unlawful
from dateline.record.person import COMMAND_LINE
from dateline.record.publish import NewItem, publish
from dateline.record.story import Story, TermRef, UnusableStory
from dateline.terms.models import Vocabulary
from dateline.terms.names import term_by_name
from dateline.terms.naming import UnusableName, found_or_made

_BY_NAME = {
    "kind": Vocabulary.KIND,
    "series": Vocabulary.SERIES,
    "topic": Vocabulary.TOPIC,
    "place": Vocabulary.PLACE,
    "partner": Vocabulary.PARTNER,
}


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command understands."""
    add_story_arguments(parser)
    add_picture_arguments(parser)
    parser.add_argument("--language", default=DEFAULT, choices=sorted(LANGUAGES))
    parser.add_argument("--office", default="Head office", help="who issues it")
    parser.add_argument("--section", help="the address of a listing it is to stand in")
    for name in _BY_NAME:
        parser.add_argument(f"--{name}", action="append", default=[], metavar="NAME")
    parser.add_argument(
        "--at", type=moment, metavar="TIME", help="when it goes public, such as 2026-03-01T10:00Z"
    )


def run(arguments: Namespace) -> int:
    """Publish the item and print where it stands."""
    fields = {"date": clock.now().date(), **story_fields(arguments)}
    if "headline" not in fields:
        raise Refusal("A story needs a headline: --headline WORDS.")
    picture = prepared_picture(arguments, arguments.language)
    fields["picture"] = picture_named(arguments, picture)
    try:
        story = Story(**fields, terms=(*_terms(arguments), *_section_terms(arguments)))
        with writing() as open_writing:
            if picture:
                keep_picture(open_writing, picture)
            office = found_or_made(Vocabulary.OFFICE, arguments.language, arguments.office)
            (edition,) = publish(
                {arguments.language: story},
                by=COMMAND_LINE,
                of=NewItem(office),
                release_at=arguments.at,
            )
    except (Unlawful, UnusableStory, UnusableName, UnprintableText, UnusablePicture) as error:
        raise Refusal(str(error)) from error
    address = lasting_item_address(arguments.language, edition.item.public_id)
    print(
        f"Public from {edition.effective_at:%d %B %Y, %H:%M} UTC: {settings.SITE_ADDRESS}{address}"
    )
    return 0


def _terms(arguments: Namespace) -> list[TermRef]:
    refs = []
    for option, vocabulary in _BY_NAME.items():
        for name in getattr(arguments, option):
            term = term_by_name(vocabulary, name)
            if term is None:
                raise Refusal(f"No {option} is called “{name}”.")
            refs.append(TermRef(vocabulary, term.public_id))
    return refs


def _section_terms(arguments: Namespace) -> list[TermRef]:
    """Return what an item needs to stand in the section that was named."""
    if not arguments.section:
        return []
    name = SectionName.objects.filter(
        language=arguments.language, slug=arguments.section, is_current=True
    ).first()
    if name is None:
        raise Refusal(f"No listing stands under /{arguments.language}/{arguments.section}/.")
    return [TermRef(term.vocabulary, term.public_id) for term in name.section.terms.all()]
