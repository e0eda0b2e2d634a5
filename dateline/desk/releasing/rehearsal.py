"""What will change: the addresses, feeds and letters that a release would touch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dateline.archive.touched import what_changes
from dateline.desk.letters.addressing import is_reached, name_of
from dateline.desk.preview.drafts import unpublished
from dateline.desk.releasing.drafts import Draft
from dateline.desk.releasing.second_person import submitter_of
from dateline.people.models import User
from dateline.record.story import UnusableStory


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Public addresses that would change, and the people who would be written to.

    `unlisted` are the tags of the languages in which no listing would show it.
    """

    pages: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()

    @property
    def sum(self) -> str:
        """All of it in a line."""
        pages, feeds, letters = len(self.pages), len(self.feeds), len(self.letters)
        parts = [ngettext("%(count)d page", "%(count)d pages", pages) % {"count": pages}]
        if feeds:
            parts.append(ngettext("%(count)d feed", "%(count)d feeds", feeds) % {"count": feeds})
        if letters:
            told = ngettext("%(count)d letter", "%(count)d letters", letters)
            parts.append(told % {"count": letters})
        return _("What will change: %(parts)s") % {"parts": ", ".join(parts)}


def rehearse(drafts: Sequence[Draft], by: User, *, at: datetime) -> Rehearsal | None:
    """Return what releasing these at `at` (UTC) would touch; None while one cannot be told."""
    pages: set[str] = set()
    feeds: set[str] = set()
    unlisted = []
    for draft in drafts:
        try:
            touched = what_changes(unpublished(draft.page, place=None), at=at)
        except UnusableStory:
            return None
        pages.update(touched.pages)
        feeds.update(touched.feeds)
        if not touched.is_listed:
            unlisted.append(draft.page.language)
    letters = _letters(drafts, by)
    return Rehearsal(tuple(sorted(pages)), tuple(sorted(feeds)), letters, tuple(unlisted))


def _letters(drafts: Sequence[Draft], by: User) -> tuple[str, ...]:
    people = {by, *(person for draft in drafts[:1] if (person := submitter_of(draft)))}
    return tuple(sorted(name_of(person) for person in people if is_reached(person)))
