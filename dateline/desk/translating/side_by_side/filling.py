"""The verb fill: a machine translator says what nobody has said yet."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.strings import StringValue, extract_strings, restore_strings

from dateline.desk.models import StoryPage
from dateline.desk.translating.side_by_side.beside import beside
from dateline.desk.translating.side_by_side.contents import Content, kept_content
from dateline.desk.translating.side_by_side.saying import with_words
from dateline.desk.translating.side_by_side.stretches import State
from dateline.desk.translating.side_by_side.words import Words, with_cells
from dateline.lib.languages import language_of
from dateline.people.models import User

Say = Callable[[list[StringValue]], list[StringValue]]


@transaction.atomic
def fill(page: StoryPage, *, by: User) -> StoryPage:
    """Return the translation with every stretch said that was still in the source's words.

    What somebody has begun to write over stays. Without a machine translator, so does the page.
    """
    both, translator = beside(page), get_machine_translator()
    if both is None or translator is None:
        return page
    source = Locale.objects.get(language_code=language_of(both.pin.language).catalog)

    def say(strings: list[StringValue]) -> list[StringValue]:
        said: dict[Any, Any] = translator.translate(source, page.locale, strings)
        return [said[string] for string in strings]

    said = {
        one.path: _said(one.source, say)
        for one in both.of(State.COPY)
        if one.said and one.said.key == one.source.key
    }
    content: Content = with_words(both.mine, said)
    filled: StoryPage = page.with_content_json(kept_content(content))
    filled.save_revision(user=by, clean=False, log_action=True)
    return filled


def _said(words: Words, say: Say) -> Any:
    if words.is_table:
        return _said_table(words, say)
    if not words.is_rich:
        (said,) = say([StringValue.from_plaintext(words.kept)])
        return str(said.render_text())
    template, strings = extract_strings(words.kept)
    values = say([string for string, _attributes in strings])
    attributes = [one for _string, one in strings]
    return restore_strings(template, list(zip(values, attributes, strict=True)))


def _said_table(words: Words, say: Say) -> dict[str, Any]:
    """Return a table cell by cell; what is no words, such as a number, stays."""
    cells = {cell for row in words.rows for cell in row if not Words(cell).may_stay}
    asked = sorted(cells)
    values = say([StringValue.from_plaintext(cell) for cell in asked])
    said = dict(zip(asked, (str(value.render_text()) for value in values), strict=True))
    return with_cells(words.kept, lambda cell: said.get(cell, cell))
