"""The check of the languages: a translation says what its source says by now."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dateline.desk.requirements.problem import Finding, Looked
from dateline.desk.translating.languages import languages_of
from dateline.desk.words import language_name
from dateline.lib import clock


def translation(looked: Looked) -> Iterator[Finding]:
    """The source says something newer; a story that is written for itself is told nothing."""
    page = looked.page
    if page.pk is None or not page.source_language:
        return
    item = languages_of([page.public_id], clock.now(), in_language=page.language)
    languages = item[page.public_id].languages if item else ()
    found = next((one for one in languages if one.tag == page.language), None)
    if found is None or found.draft is None or not found.is_behind:
        return
    told = {"language": language_name(found.draft.source), "count": found.draft.versions}
    if found.draft.versions:
        sentence = ngettext(
            "%(language)s has a newer version: see whether its changes are needed here.",
            "%(language)s has %(count)s newer versions: see what of them is needed here.",
            found.draft.versions,
        )
    else:
        sentence = _("%(language)s has been changed on the desk since this was made from it.")
    yield Finding("", sentence % told)
