"""What the list of stories may be narrowed down to."""

import re
from datetime import datetime
from typing import Any, cast

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from dateline.desk.models import OfficePage, StoryPage
from dateline.desk.states import Mark, in_state
from dateline.desk.teams import offices_of
from dateline.desk.words import label_choices, label_name
from dateline.lib.languages import LANGUAGES
from dateline.people.models import User
from dateline.terms.models import Vocabulary

_OWN = "own"


class StoriesFilter(forms.Form):
    """Words of the headline, office, kind, language, state, and whose they are."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200, strip=True)
    office = forms.ChoiceField(label=_("Office"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("Any")), *Mark.choices]
    )
    whose = forms.ChoiceField(
        label=_("Whose"), required=False, choices=[("", _("Everybody’s")), (_OWN, _("Mine"))]
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["q"].widget.input_type = "search"
        offices = sorted(
            ((term.public_id, label_name(term)) for term in offices_of(user)),
            key=lambda choice: choice[1].casefold(),
        )
        if len(offices) > 1:
            self._offer("office", _("Every office"), offices)
        else:
            del self.fields["office"]
        self._offer("kind", _("Every kind"), label_choices(Vocabulary.KIND))
        languages = [(tag, language.own_name) for tag, language in LANGUAGES.items()]
        self._offer("language", _("Every language"), languages)

    def _offer(self, name: str, every: Any, choices: list[tuple[str, str]]) -> None:
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = [("", every), *choices]

    @property
    def asked(self) -> dict[str, str]:
        """What was asked for, without what was left open."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    def narrowed(self, stories: QuerySet[StoryPage], at: datetime) -> QuerySet[StoryPage]:
        """Return those that were asked for, as they stand at `at` (UTC)."""
        if not self.is_valid():
            return stories.none()
        asked = self.asked
        for word in asked.get("q", "").split():
            stories = stories.filter(_has_word(word))
        if office := asked.get("office"):
            paths = OfficePage.objects.filter(office__term__public_id=office)
            below = [Q(path__startswith=path) for path in paths.values_list("path", flat=True)]
            stories = stories.filter(Q(*below, _connector=Q.OR))
        if kind := asked.get("kind"):
            stories = stories.filter(kind__public_id=kind)
        if language := asked.get("language"):
            stories = stories.filter(language=language)
        if asked.get("whose") == _OWN:
            stories = stories.filter(Q(owner=self.user) | Q(latest_revision__user=self.user))
        return in_state(stories, Mark(asked["state"]), at) if "state" in asked else stories


def _has_word(word: str) -> Q:
    # LIKE on SQLite knows the capitals of English letters alone; its REGEXP is Python's.
    return Q(draft_title__iregex=re.escape(word)) | Q(reference=word) | Q(public_id=word.lower())
