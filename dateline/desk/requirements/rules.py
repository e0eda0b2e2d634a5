"""The question which rules hold for stories of a kind."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from dateline.desk.models import KindRule
from dateline.desk.requirements.checks import LEVELS
from dateline.desk.requirements.problem import Level
from dateline.terms.models import Term, Vocabulary
from dateline.terms.names import term_by_name

# What a press release is asked for besides, until administrators say otherwise.
_PRESS_RELEASE = "Press release"
_OF_PRESS_RELEASES = {"contact": Level.WARN}


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for a kind: a level for every check, and whether a second person is needed."""

    levels: Mapping[str, Level]
    needs_second_person: bool = False


def rules_for(kind: Term | None) -> Rules:
    """Return what holds for a kind: said for it, else for every kind, else by us."""
    everyones, own = _kept(kind)
    inherited = inherited_rules(kind, everyones)
    if own is None:
        return inherited
    return Rules({**inherited.levels, **levels_in(own)}, own.needs_second_person)


def inherited_rules(kind: Term | None, everyones: KindRule | None) -> Rules:
    """Return what holds for a kind of which nothing is said."""
    ours = {**LEVELS, **(_OF_PRESS_RELEASES if _is_press_release(kind) else {})}
    if everyones is None:
        return Rules(ours)
    return Rules({**ours, **levels_in(everyones)}, everyones.needs_second_person)


def levels_in(rule: KindRule) -> dict[str, Level]:
    """Return the levels that a rule names; a check there is no longer is left out."""
    return {name: Level(level) for name, level in rule.levels.items() if name in LEVELS}


def _kept(kind: Term | None) -> tuple[KindRule | None, KindRule | None]:
    """Return the rule for every kind and the one for this kind, as far as there are any."""
    found = {rule.kind_id: rule for rule in KindRule.objects.filter(Q(kind=None) | Q(kind=kind))}
    return found.get(None), found.get(kind.pk) if kind else None


def _is_press_release(kind: Term | None) -> bool:
    return kind is not None and term_by_name(Vocabulary.KIND, _PRESS_RELEASE) == kind
