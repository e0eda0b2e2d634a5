"""The question what is wrong with a story."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from dateline.desk.freezing import sketch
from dateline.desk.models import StoryPage
from dateline.desk.requirements.checks import CHECKS
from dateline.desk.requirements.problem import Finding, Level, Looked, Problem, Stage
from dateline.desk.requirements.rules import rules_for
from dateline.desk.requirements.words import stand_ins, turned
from dateline.lib import clock
from dateline.record.story import UnusableStory

# What cannot be published at all; nobody can switch that off.
UNUSABLE = "unusable"


def problems_of(page: StoryPage, *, at: Stage, release_at: datetime | None = None) -> list[Problem]:
    """Return what is wrong with the story that a page holds, what blocks it first.

    `release_at` (UTC) is when it would be released, now unless said. At RELEASE pictures are
    developed where that has not been done before, so call it outside a transaction then.
    """
    looked = Looked(page, sketch(page), release_at or clock.now())
    problems = list(_found(looked, rules_for(page.kind).levels, at))
    problems += _problems(
        UNUSABLE, [*_left_out(looked), *turned(looked), *stand_ins(looked)], is_blocking=True
    )
    if not any(problem.is_blocking for problem in problems):
        problems += _problems(UNUSABLE, _refused(looked), is_blocking=True)
    unlike: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        unlike.setdefault((problem.field, problem.sentence), problem)
    return sorted(unlike.values(), key=lambda problem: not problem.is_blocking)


def _found(looked: Looked, levels: Mapping[str, Level], at: Stage) -> Iterator[Problem]:
    for name, check in CHECKS.items():
        level = levels[name]
        if level is not Level.OFF and at >= check.since:
            yield from _problems(name, check.find(looked), is_blocking=level is Level.BLOCK)


def _left_out(looked: Looked) -> Iterable[Finding]:
    return [Finding(refusal.field, refusal.sentence) for refusal in looked.sketch.refusals]


def _refused(looked: Looked) -> Iterable[Finding]:
    """Return what the record would refuse; it names one thing at a time."""
    try:
        replace(looked.story)
    except UnusableStory as refusal:
        return [Finding("", _("It cannot be published so. %(why)s") % {"why": refusal})]
    return []


def _problems(check: str, findings: Iterable[Finding], *, is_blocking: bool) -> Iterator[Problem]:
    for finding in findings:
        yield Problem(check, finding.field, finding.sentence, is_blocking)
