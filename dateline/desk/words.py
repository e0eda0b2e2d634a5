"""Our words on the desk: in whose language they are, and what labels are called."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dateline.lib.languages import DEFAULT, LANGUAGES
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


def label_name(term: Term) -> str:
    """Return what a label is called, in the language of the desk where it has such a name."""
    return todays_names().of(term.pk, desk_language())


def label_choices(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return the labels of a vocabulary as (public id, name), by name."""
    terms = Term.objects.filter(vocabulary=vocabulary)
    return sorted(
        ((term.public_id, label_name(term)) for term in terms),
        key=lambda choice: choice[1].casefold(),
    )
