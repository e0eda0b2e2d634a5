"""What the board of languages may be narrowed down to, and the items that are left."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

from django import forms
from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
)
from django.utils.translation import gettext_lazy as _

from dateline.desk.models import OfficePage, StoryPage
from dateline.desk.stories.reach import stories_of
from dateline.desk.teams import offices_of
from dateline.desk.translating.behind import Behind
from dateline.desk.translating.languages import InLanguage, ItemLanguages, languages_of
from dateline.desk.words import desk_language, label_name
from dateline.lib.languages import LANGUAGES
from dateline.people.models import User
from dateline.record.models import Edition, Verb

SIZE = 20
# What is looked through for a page that is narrowed, before the rest is left to the next.
_AT_ONCE = 50
_MOST = 200


class Show(TextChoices):
    """Which items are shown."""

    ALL = "", _("Everything")
    OPEN = "open", _("Behind or missing")
    BEHIND = "behind", _("Behind")
    MISSING = "missing", _("Missing")


class LanguagesFilter(forms.Form):
    """Office, language, and whether something is to be done."""

    office = forms.ChoiceField(label=_("Office"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    show = forms.ChoiceField(label=_("Show"), required=False, choices=Show.choices)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offices = sorted(
            ((term.public_id, label_name(term)) for term in offices_of(user)),
            key=lambda choice: choice[1].casefold(),
        )
        if len(offices) > 1:
            self._offer("office", _("Every office"), offices)
        else:
            del self.fields["office"]
        languages = [(tag, language.own_name) for tag, language in LANGUAGES.items()]
        self._offer("language", _("Every language"), languages)

    def _offer(self, name: str, every: Any, choices: list[tuple[str, str]]) -> None:
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = [("", every), *choices]

    @property
    def asked(self) -> dict[str, str]:
        """What was asked for, without what was left open."""
        if not self.is_valid():
            return {}
        return {name: value for name, value in self.cleaned_data.items() if value}

    def found(self, at: datetime, *, start: int) -> tuple[list[ItemLanguages], int | None]:
        """Return up to twenty items from a place on, last changed first, and the next place.

        The next place is None at the end. Fewer come where little of much is left, which is
        looked through a part at a time.
        """
        public_ids = self._public_ids(at)
        found: list[ItemLanguages] = []
        size = _AT_ONCE if "show" in self.asked else SIZE
        for place in range(start, start + _MOST, size):
            some = list(public_ids[place : place + size + 1])
            items = languages_of(some[:size], at, in_language=desk_language())
            for number, public_id in enumerate(some[:size], start=place + 1):
                if public_id in items and self._is_wanted(items[public_id]):
                    found.append(items[public_id])
                if len(found) == SIZE:
                    return found, number if number < place + len(some) else None
            if len(some) <= size:
                return found, None
        return found, start + _MOST

    def _public_ids(self, at: datetime) -> QuerySet[StoryPage, str]:
        """Return the items among which those are that were asked for, last changed first."""
        if not self.is_valid():
            return StoryPage.objects.none().values_list("public_id", flat=True)
        stories, asked = stories_of(self.user), self.asked
        if office := asked.get("office"):
            pages = OfficePage.objects.filter(office__term__public_id=office)
            below = [Q(path__startswith=path) for path in pages.values_list("path", flat=True)]
            stories = stories.filter(Q(*below, _connector=Q.OR))
        language, show = asked.get("language"), asked.get("show")
        if language and not show:
            stories = stories.filter(public_id__in=_in(language))
        if language and show == Show.MISSING:
            stories = stories.exclude(public_id__in=_in(language))
        if show == Show.BEHIND:
            behind = maybe_behind(StoryPage.objects.all(), at)
            behind = behind.filter(language=language) if language else behind
            stories = stories.filter(public_id__in=behind.values("public_id"))
        items = stories.order_by().values("public_id")
        if show == Show.MISSING and not language:
            items = items.annotate(written=Count("pk")).filter(written__lt=_most_languages())
        items = items.annotate(changed=Max("latest_revision_created_at"))
        return items.order_by("-changed", "public_id").values_list("public_id", flat=True)

    def _is_wanted(self, item: ItemLanguages) -> bool:
        show, language = self.asked.get("show"), self.asked.get("language")
        if not show:
            return True
        some = (one for one in item.languages if not language or one.tag == language)
        return any(_is_shown(one, show) for one in some)


def maybe_behind(stories: QuerySet[StoryPage], at: datetime) -> QuerySet[StoryPage]:
    """Return translations of which some may be behind at `at` (UTC); all others are not.

    Those are left out that have nothing to publish, and of which readers have the translation
    of what they have of the source, while nobody writes on that.
    """
    source = _newest(at, language=OuterRef("source_language")).values("pk")[:1]
    own = _newest(at, language=OuterRef("language")).values("source")[:1]
    is_written_on = Exists(
        StoryPage.objects.filter(
            public_id=OuterRef("public_id"),
            language=OuterRef("source_language"),
            has_unpublished_changes=True,
        )
    )
    translations = stories.filter(source_language__gt="").annotate(
        newest=Subquery(source, output_field=IntegerField()),
        made_from=Subquery(own, output_field=IntegerField()),
    )
    is_other = Q(made_from=None) | ~Q(newest=F("made_from"))
    return translations.filter(is_other | Q(has_unpublished_changes=True) | is_written_on)


def _newest(at: datetime, **fields: Any) -> QuerySet[Edition]:
    shown = Edition.objects.filter(
        item__public_id=OuterRef("public_id"), cancellation=None, effective_at__lte=at, **fields
    )
    return shown.exclude(verb=Verb.WITHDRAW).order_by("-number")


def _in(language: str) -> QuerySet[StoryPage, Any]:
    return StoryPage.objects.filter(language=language).values("public_id")


def _most_languages() -> int:
    counts = OfficePage.objects.order_by().values("office").annotate(languages=Count("pk"))
    most = counts.aggregate(most=Max("languages"))["most"]
    return int(most or 0)


def _is_shown(one: InLanguage, show: str) -> bool:
    is_behind = one.is_behind and show != Show.MISSING
    return is_behind or (one.is_missing and show != Show.BEHIND)


def behind_on(
    stories: QuerySet[StoryPage], at: datetime, *, most: int
) -> Iterator[tuple[StoryPage, Behind]]:
    """Yield translations of these stories that versions of their source have left behind."""
    theirs = maybe_behind(stories, at).exclude(newest=None).order_by("-newest")
    keys = list(theirs.values_list("pk", "public_id")[: 3 * most])
    wanted = {pk for pk, _public_id in keys}
    public_ids = list(dict.fromkeys(public_id for _pk, public_id in keys))
    for item in languages_of(public_ids, at, in_language=desk_language()).values():
        for one in item.languages:
            is_theirs = one.page is not None and one.page.pk in wanted
            if one.page and one.draft and is_theirs and one.is_behind and one.draft.versions:
                yield one.page, one.draft
