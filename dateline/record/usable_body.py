"""Whether the blocks of a body can be shown."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from dateline.lib.languages import LANGUAGES
from dateline.record.blocks import (
    Audio,
    Block,
    Figure,
    FileLink,
    Gallery,
    PictureRef,
    ProjectFacts,
    ProjectPartner,
    Run,
    Table,
    Video,
    all_of,
)
from dateline.record.usable import UnusableStory, check_address, check_line, check_public_id

_MARKS = {"", "strong", "em"}
_amount = re.compile(r"\d+(\.\d+)?")
_currency = re.compile(r"[A-Z]{3}")


def check_body(body: tuple[Block, ...]) -> None:
    """Refuse blocks that lead where no reader should go, or lack what they need to be shown."""
    for kind, check in _CHECKS.items():
        for part in all_of(kind, body):
            check(part)


def check_picture(picture: PictureRef, credit: str) -> None:
    """Refuse a picture that does not say what it shows, or who made it."""
    if not picture.alt.strip():
        raise UnusableStory("The picture needs an alt text: what it shows, in a sentence.")
    if not credit.strip():
        raise UnusableStory("The picture needs a credit: who made it, such as “© ILO 2021”.")
    check_line(picture.alt, "alt text")
    check_line(picture.caption, "caption")
    check_line(credit, "credit")
    for tag in (picture.alt_language, picture.caption_language):
        if tag and tag not in LANGUAGES:
            raise UnusableStory(f"“{tag}” is no language that a picture can be described in.")


def _check_run(run: Run) -> None:
    if run.href:
        check_address(run.href)
    if run.item:
        check_public_id(run.item, "story")
    if run.mark not in _MARKS:
        raise UnusableStory(f"“{run.mark}” is no way to mark words.")


def _check_table(table: Table) -> None:
    if not table.rows:
        raise UnusableStory("The table has no rows.")
    width = len(table.header or table.rows[0])
    for place, row in enumerate(table.rows, start=1):
        if len(row) != width:
            raise UnusableStory(
                f"Row {place} of the table has {len(row)} cells where the others have {width}."
            )


def _check_project(facts: ProjectFacts) -> None:
    if facts.amount and not _amount.fullmatch(facts.amount):
        raise UnusableStory(f"“{facts.amount}” is no amount such as 1500000.00.")
    if facts.currency and not _currency.fullmatch(facts.currency):
        raise UnusableStory(f"“{facts.currency}” is no currency such as EUR.")
    if bool(facts.amount) != bool(facts.currency):
        raise UnusableStory("The amount of a project needs its currency, and the other way round.")
    _check_period(facts)
    for partner in facts.partners:
        _check_partner(partner)


def _check_period(facts: ProjectFacts) -> None:
    try:
        days = [date.fromisoformat(day) for day in (facts.starts, facts.ends) if day]
    except ValueError as error:
        raise UnusableStory("A day of the project is no date such as 2026-03-01.") from error
    if days != sorted(days):
        raise UnusableStory("The project ends before it starts.")


def _check_partner(partner: ProjectPartner) -> None:
    if not partner.name.strip():
        raise UnusableStory("A partner of the project needs a name.")
    if partner.term:
        check_public_id(partner.term, "partner")


def _check_file(file: FileLink) -> None:
    if not file.title.strip():
        raise UnusableStory("The file needs a title.")
    check_line(file.title, "title of the file")
    check_line(file.name, "name of the file")
    if not file.name.strip() or "/" in file.name or "\\" in file.name:
        raise UnusableStory("The file needs a name such as factsheet.pdf.")


def _check_recording(recording: Video | Audio) -> None:
    check_address(recording.address)


def _check_gallery(gallery: Gallery) -> None:
    if not gallery.figures:
        raise UnusableStory("The gallery has no pictures.")


def _check_figure(figure: Figure) -> None:
    check_picture(figure.picture, figure.credit)


_CHECKS: dict[type[Any], Callable[[Any], None]] = {
    Run: _check_run,
    Video: _check_recording,
    Audio: _check_recording,
    Gallery: _check_gallery,
    Figure: _check_figure,
    Table: _check_table,
    ProjectFacts: _check_project,
    FileLink: _check_file,
}
