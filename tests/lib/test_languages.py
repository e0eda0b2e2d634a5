"""The table of languages."""

import pytest
from django.utils.translation import check_for_language

from dateline.lib.languages import DEFAULT, LANGUAGES, UnknownLanguage, language_of


def test_every_language_has_a_direction_a_name_and_a_catalog_that_django_knows() -> None:
    for tag, language in LANGUAGES.items():
        assert language_of(tag) is language
        assert language.direction in {"ltr", "rtl"}
        assert language.own_name
        assert check_for_language(language.catalog)
    assert DEFAULT in LANGUAGES


@pytest.mark.parametrize("tag", ["", "xx", "EN", "en-GB", "zh-hans"])
def test_a_language_outside_the_table_is_refused_with_those_inside(tag: str) -> None:
    with pytest.raises(
        UnknownLanguage, match=f"“{tag}” is not a language known here; known are ar"
    ):
        language_of(tag)
