"""In which of the house's languages labels have no name, and what its readers see meanwhile."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from dateline.desk.kept_form import KeptForm
from dateline.desk.models import OfficePage
from dateline.desk.words import language_name
from dateline.lib.languages import LANGUAGES
from dateline.terms.models import Term, TermName
from dateline.terms.names import Named, todays_names


@dataclass(frozen=True, slots=True)
class NamedIn:
    """How many of some labels have a name in a language of the house.

    At `address` the desk lists those that have none.
    """

    language: str
    count: int
    total: int
    address: str

    @property
    def is_complete(self) -> bool:
        """Whether none of them lacks one."""
        return self.count >= self.total


def house_languages() -> list[str]:
    """Return the tags of the languages in which any office writes, in the table's order."""
    written = set(OfficePage.objects.order_by().values_list("language", flat=True).distinct())
    return [tag for tag in LANGUAGES if tag in written]


def gaps(names: Iterable[TermName], languages: Iterable[str]) -> str:
    """Return in which of these languages a label of these names has none, in their own words."""
    named = {name.language for name in names}
    return " · ".join(LANGUAGES[tag].own_name for tag in languages if tag not in named)


def named_in(vocabulary: str = "") -> list[NamedIn]:
    """Return how many labels have a name in each language; of all vocabularies, or of one."""
    terms, names = Term.objects.all(), TermName.objects.order_by()
    if vocabulary:
        terms = terms.filter(vocabulary=vocabulary)
        names = names.filter(term__vocabulary=vocabulary)
    counted = names.values("language").annotate(count=Count("term", distinct=True))
    counts = dict(counted.values_list("language", "count"))
    total, kept = terms.count(), {"vocabulary": vocabulary} if vocabulary else {}
    return [
        NamedIn(
            language_name(tag),
            counts.get(tag, 0),
            total,
            f"{reverse('labels:index')}?{urlencode(kept | {'unnamed': tag})}",
        )
        for tag in house_languages()
    ]


def tell_meanwhile(form: KeptForm, term: Term) -> None:
    """Say beside each name that is missing what the readers of that language see."""
    names = todays_names()
    for tag in house_languages():
        named = names.named(term.pk, tag)
        if named.language:
            form.fields[f"name-{tag}"].help_text = _meanwhile(named, tag)


def _meanwhile(named: Named, tag: str) -> str:
    name = format_html(
        '<bdi lang="{}" dir="{}">{}</bdi>',
        named.language,
        LANGUAGES[named.language].direction,
        named.words,
    )
    return format_html(
        gettext("Until there is one, readers of {language} see “{name}” ({other})."),
        language=language_name(tag),
        name=name,
        other=language_name(named.language),
    )
