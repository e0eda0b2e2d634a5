"""What the publish panel shows of choices: its sentence, its checks, its one button."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dateline.desk.models import Policy
from dateline.desk.releasing.anchors import field_address
from dateline.desk.releasing.approvers import Approver, approvers_of
from dateline.desk.releasing.choices import Choices
from dateline.desk.releasing.drafts import Draft
from dateline.desk.releasing.languages import InLanguage, Readiness
from dateline.desk.releasing.rehearsal import Rehearsal, rehearse
from dateline.desk.releasing.rights import may_release, may_take_back
from dateline.desk.releasing.second_person import is_missing_second_person
from dateline.desk.releasing.sentences import button_words, goes_public, moment_words, span_until
from dateline.desk.releasing.situation import Mode, Situation
from dateline.desk.requirements import Problem
from dateline.desk.typed_moments import UnusableMoment
from dateline.people.models import User


@dataclass(frozen=True, slots=True)
class Check:
    """Something to fix or to look at, with the address of its field."""

    sentence: str
    language: str
    address: str
    is_blocking: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """All that follows from the choices; `reason` says why the button cannot be pressed."""

    sentence: SafeString
    bad_moment: str
    chosen: tuple[InLanguage, ...]
    checks: tuple[Check, ...]
    approvers: tuple[Approver, ...]
    rehearsal: Rehearsal | None
    button: str
    reason: str
    needs_override: bool


def parts_of(situation: Situation, choices: Choices, user: User) -> Parts:
    """Return what the panel shows of these choices, for this person."""
    now = situation.at
    release_at, bad_moment = _moment(situation, choices)
    chosen = tuple(one for one in situation.offered if one.tag in choices.languages)
    drafts = [one.draft for one in chosen if one.draft]
    is_alone = bool(drafts) and is_missing_second_person(drafts, user)
    needs_override = is_alone and may_take_back(user)
    going = _going(chosen, choices.policy)
    rehearsal = rehearse(drafts, user, at=release_at or now) if drafts else None
    reason = _reason(situation, chosen, choices, user) or bad_moment
    if is_alone and not needs_override and not reason:
        reason = _(
            "You wrote or submitted this yourself; this kind of story needs a second person."
        )
    tags = [one.tag for one in going]
    moment = moment_words(release_at, situation.office, user, now=now) if release_at else None
    return Parts(
        sentence=format_html("{}", bad_moment)
        if bad_moment
        else goes_public(moment, tags, span=span_until(release_at, now) if release_at else ""),
        bad_moment=bad_moment,
        chosen=chosen,
        checks=tuple(check for one in chosen for check in _checks(one, rehearsal)),
        approvers=_approvers(drafts, situation, user),
        rehearsal=rehearsal,
        button=button_words(
            release_at,
            [] if bad_moment else tags,
            situation.office,
            now=now,
            form=_form(situation, choices, needs_override=needs_override),
        ),
        reason=reason,
        needs_override=needs_override,
    )


def _moment(situation: Situation, choices: Choices) -> tuple[datetime | None, str]:
    try:
        return choices.release_at(situation.office, now=situation.at), ""
    except UnusableMoment as error:
        return None, str(error)


def _going(chosen: Sequence[InLanguage], policy: Policy) -> list[InLanguage]:
    """Return those that would go: each that is ready, or all."""
    if policy is Policy.TOGETHER:
        return list(chosen)
    return [one for one in chosen if one.readiness is not Readiness.TO_FIX]


def _reason(
    situation: Situation, chosen: Sequence[InLanguage], choices: Choices, user: User
) -> str:
    if not may_release(user, situation.page):
        return _("Editors publish this: submit it for review.")
    if not chosen:
        return _("Choose a language.")
    if not _going(chosen, choices.policy):
        return _("No language is ready: fix what is marked red.")
    stopped = [one for one in chosen if one.readiness is Readiness.TO_FIX]
    if stopped and choices.policy is Policy.TOGETHER:
        return _("Fix what is marked red first, or leave out %(language)s.") % {
            "language": stopped[0].name
        }
    return ""


def _checks(one: InLanguage, rehearsal: Rehearsal | None) -> list[Check]:
    problems = list(one.problems)
    if rehearsal and one.tag in rehearsal.unlisted:
        told = _("No listing in %(language)s shows this: readers reach it by its link only.")
        sentence = told % {"language": one.name}
        problems.append(Problem("unlisted", "collections", sentence, is_blocking=False))
    return [_check(one, problem) for problem in problems]


def _check(one: InLanguage, problem: Problem) -> Check:
    address = field_address(one.page, problem.field) if one.page else ""
    return Check(problem.sentence, one.name, address, problem.is_blocking)


def _approvers(drafts: Sequence[Draft], situation: Situation, user: User) -> tuple[Approver, ...]:
    if not drafts:
        return ()
    # Languages that go out together are reviewed together, as a rule; the first speaks for all.
    return tuple(approvers_of(drafts[0], situation.office, user, now=situation.at))


def _form(situation: Situation, choices: Choices, *, needs_override: bool) -> str:
    if needs_override:
        return "override"
    if situation.mode is Mode.CHANGES:
        return "correction" if choices.is_correction else "small"
    return "first"
