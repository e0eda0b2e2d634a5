"""Our words on the desk: in whose language they are, and what labels are called."""

from collections.abc import Iterable, Sequence

from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dateline.lib.languages import DEFAULT, LANGUAGES, language_of
from dateline.terms.models import Term, Vocabulary
from dateline.terms.names import todays_names

ONE = {
    Vocabulary.OFFICE: _("Office"),
    Vocabulary.TOPIC: _("Topic"),
    Vocabulary.PLACE: _("Place"),
    Vocabulary.PARTNER: _("Partner"),
    Vocabulary.KIND: _("Kind"),
    Vocabulary.SERIES: _("Series"),
    Vocabulary.COLLECTION: _("Collection"),
}
MANY = {
    Vocabulary.OFFICE: _("Offices"),
    Vocabulary.TOPIC: _("Topics"),
    Vocabulary.PLACE: _("Places"),
    Vocabulary.PARTNER: _("Partners"),
    Vocabulary.KIND: _("Kinds"),
    Vocabulary.SERIES: _("Series"),
    Vocabulary.COLLECTION: _("Collections"),
}


def desk_language() -> str:
    """Return the tag of the language in which this person has the desk."""
    tag = (get_language() or DEFAULT).split("-")[0]
    return tag if tag in LANGUAGES else DEFAULT


def language_name(tag: str) -> str:
    """Return what a language is called in the language of the desk: “French”."""
    return str(get_language_info(language_of(tag).catalog)["name_translated"])


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: “English, French and Arabic”."""
    if len(words) < 2:
        return "".join(words)
    return _now("%(many)s and %(last)s") % {"many": ", ".join(words[:-1]), "last": words[-1]}


def label_name(term: Term) -> str:
    """Return what a label is called, in the language of the desk where it has such a name."""
    return todays_names().of(term.pk, desk_language())


def label_names(terms: Iterable[Term]) -> dict[int, str]:
    """Return what labels are called, by their keys; as many questions for all as for one."""
    names, language = todays_names(), desk_language()
    return {term.pk: names.of(term.pk, language) for term in terms}


def label_choices(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return the labels of a vocabulary as (public id, name), by name."""
    names, language = todays_names(), desk_language()
    return sorted(
        (
            (term.public_id, names.of(term.pk, language))
            for term in Term.objects.filter(vocabulary=vocabulary)
        ),
        key=lambda choice: choice[1].casefold(),
    )
