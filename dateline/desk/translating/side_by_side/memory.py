"""What was said for which words: wagtail-localize's memory of translations.

Kept under the item and the place of the words in it, for each language. Written in bulk, as a
single row of its would change headlines of pages by itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    String,
    StringTranslation,
    TranslatableObject,
    TranslationContext,
)

from dateline.desk.models import StoryPage
from dateline.desk.translating.side_by_side.words import Words
from dateline.lib.languages import language_of
from dateline.people.models import User


@dataclass(frozen=True, slots=True)
class Remembered:
    """That this was said for words of the source; rich text with its markup, tables by rows."""

    source: str
    said: str


# By the path, the newest first.
Memory = Mapping[str, list[Remembered]]


def memory_of(page: StoryPage) -> Memory:
    """Return what was ever said in the page's language for words of its item, by their path."""
    rows = StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale_id=page.locale_id
    ).order_by("-updated_at", "-pk")
    found: dict[str, list[Remembered]] = {}
    for path, source, said in rows.values_list("context__path", "translation_of__data", "data"):
        found.setdefault(path, []).append(Remembered(source, said))
    return found


def remember(
    page: StoryPage, source_language: str, pairs: Mapping[str, tuple[Words, Words]], by: User
) -> None:
    """Keep for each path what is said there in the page's language, and for which words.

    There may be none: a translation adds words of its own.
    """
    if not pairs:
        return
    contexts = _contexts(page, pairs)
    source = Locale.objects.get(language_code=language_of(source_language).catalog)
    strings = _strings(source, [source_words for source_words, _said in pairs.values()])
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of_id=strings[_data(source_words)],
                locale_id=page.locale_id,
                context_id=contexts[path],
                data=_data(said),
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                last_translated_by=by,
            )
            for path, (source_words, said) in pairs.items()
        ],
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data", "last_translated_by", "updated_at"],
    )


def forget(_request: Any, page: Page) -> None:
    """Throw away what was said in the language of a story that has been deleted."""
    StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale_id=page.locale_id
    ).delete()


def _contexts(page: StoryPage, paths: Iterable[str]) -> dict[str, int]:
    content_type = ContentType.objects.get_for_model(Page)
    TranslatableObject.objects.get_or_create(
        translation_key=page.translation_key, defaults={"content_type": content_type}
    )
    ids = {path: TranslationContext._get_path_id(path) for path in paths}
    TranslationContext.objects.bulk_create(
        [
            TranslationContext(object_id=page.translation_key, path=path, path_id=key)
            for path, key in ids.items()
        ],
        ignore_conflicts=True,
    )
    rows = TranslationContext.objects.filter(
        object_id=page.translation_key, path_id__in=ids.values()
    )
    return dict(rows.values_list("path", "pk"))


def _strings(locale: Locale, words: Iterable[Words]) -> dict[str, int]:
    ids = {_data(one): String._get_data_hash(_data(one)) for one in words}
    String.objects.bulk_create(
        [String(locale=locale, data=data, data_hash=key) for data, key in ids.items()],
        ignore_conflicts=True,
    )
    rows = String.objects.filter(locale=locale, data_hash__in=ids.values())
    return dict(rows.values_list("data", "pk"))


def _data(words: Words) -> str:
    """Return words as they are kept: rich text with its markup, a table row by row."""
    return words.kept if words.is_rich else words.text
