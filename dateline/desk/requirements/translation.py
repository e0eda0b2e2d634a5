"""The check of the languages: a translation says what its original says."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from dateline.desk.requirements.problem import Finding, Looked
from dateline.lib.languages import LANGUAGES
from dateline.record.models import Edition, Verb


def translation(looked: Looked) -> Iterator[Finding]:
    """The translation was written on after the newest version of its original."""
    page = looked.page
    said = Edition.objects.filter(item__public_id=page.public_id, cancellation=None)
    original = said.order_by("pk").values_list("language", flat=True).first()
    if original is None or original == page.language:
        return
    newest = said.filter(language=original).exclude(verb=Verb.WITHDRAW).order_by("number").last()
    written_at = page.latest_revision_created_at
    if newest and written_at and newest.recorded_at > written_at:
        told = _("%(language)s has a newer version: see whether its changes are needed here.")
        yield Finding("", told % {"language": LANGUAGES[original].own_name})
