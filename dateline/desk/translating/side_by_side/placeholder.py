"""A stand-in for a machine translator: it translates nothing, and says so in every line."""

from collections.abc import Iterable
from typing import Any

from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from dateline.desk.requirements.placeholders import UNTRANSLATED


class Placeholder(BaseMachineTranslator):
    """Returns the words of the source between marks that no release lets through."""

    display_name = "Placeholder"

    def translate(
        self, _source_locale: Any, target_locale: Any, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """Return each string marked; its markup stays."""
        mark = f"{UNTRANSLATED} {target_locale.language_code}"
        return {string: StringValue(f"[{mark}] {string.data}") for string in strings}

    def can_translate(self, source_locale: Any, target_locale: Any) -> bool:
        """Say yes to every two languages."""
        return bool(source_locale.pk != target_locale.pk)
