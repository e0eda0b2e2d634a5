"""The table of checks: what each is called, when it is made, and how much it matters at first."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from dateline.desk.requirements import (
    facts,
    links,
    pictures,
    translation,
    unfinished,
    untouched,
    words,
)
from dateline.desk.requirements.problem import Finding, Level, Looked, Stage


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its words for administrators, and the level it comes with."""

    label: Any
    find: Callable[[Looked], Iterator[Finding]]
    level: Level
    since: Stage = Stage.SAVE


CHECKS: Mapping[str, Check] = {
    "headline": Check(_("No headline"), words.headline, Level.BLOCK),
    "placeholder": Check(
        _("A headline such as “Test” or “Untitled”"), words.placeholder, Level.BLOCK
    ),
    "filler": Check(_("Dummy text left standing"), words.filler, Level.BLOCK),
    "summary": Check(_("No summary"), words.summary, Level.WARN),
    "alt_text": Check(
        _("A picture that does not say what it shows"), pictures.alt_text, Level.BLOCK
    ),
    "alt_language": Check(
        _("A picture that says only in another language what it shows"),
        pictures.alt_language,
        Level.WARN,
    ),
    "credit": Check(_("A picture without a credit"), pictures.credit, Level.BLOCK),
    "rights": Check(
        _("A picture that may no longer be shown by then"), pictures.rights, Level.BLOCK
    ),
    "consent": Check(
        _("A picture without a note of where consent is kept"), pictures.consent, Level.OFF
    ),
    "picture": Check(
        _("A picture that cannot be shown"), pictures.usable, Level.BLOCK, Stage.RELEASE
    ),
    "contact": Check(_("No contact for journalists"), facts.contact, Level.OFF),
    "date": Check(_("A date shown far from the day it goes public"), facts.date_shown, Level.WARN),
    "links": Check(_("A dangerous link"), links.links, Level.BLOCK),
    "event_start": Check(_("An event without a start"), facts.event_start, Level.BLOCK),
    "event_end": Check(_("An event that ends before it starts"), facts.event_end, Level.BLOCK),
    "currency": Check(_("An amount without a currency"), facts.currency, Level.BLOCK),
    "translation": Check(
        _("A translation older than its original"), translation.translation, Level.WARN
    ),
    "rework": Check(
        _("A translation that still says what its original said before"),
        unfinished.to_rework,
        Level.BLOCK,
    ),
    "text_not_translated": Check(
        _("Long parts of a translation that are not translated"),
        unfinished.text_not_translated,
        Level.BLOCK,
    ),
    "not_translated": Check(
        _("Short parts of a translation that are not translated"),
        unfinished.not_translated,
        Level.WARN,
    ),
    "untouched": Check(
        _("Words that are still those of another language"), untouched.untouched, Level.BLOCK
    ),
}
LEVELS: Mapping[str, Level] = {name: check.level for name, check in CHECKS.items()}
