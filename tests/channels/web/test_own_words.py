"""Our own words are there in every language of the public site, and no page has one in English."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.test import Client

from dateline.channels.web.templates import own_words
from dateline.lib.languages import LANGUAGES
from tests.channels.seven_languages import TAGS, every_page, open_newsroom, words_of

ROOT = Path(__file__).parents[3]
LOCALE = ROOT / "dateline/locale"
TRANSLATED = [tag for tag in TAGS if tag != "en"]
_FOLDERS = {tag: LANGUAGES[tag].catalog.replace("hans", "Hans").replace("-", "_") for tag in TAGS}
_FIELD = re.compile(r"%\(\w+\)s")
# Names, forms of files, and what the stories say in Latin letters: a currency, a zone, a file.
_IN_LATIN_EVERYWHERE = {
    *("Dateline", "RSS", "Atom", "JSON", "Feed", "API", "ninjs", "NewsML"),
    *("JPEG", "PDF", "English"),
    *("ninjs", "NewsML"),
    *("EUR", "Africa", "Freetown", "Fact", "Sheet", "pdf"),
}


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Every sentence of the public rooms, as `make catalogs` finds them."""
    pot = tmp_path_factory.mktemp("words") / "words.pot"
    options = ["--quiet", "extract", "--mapping-file", "pyproject.toml", "--output-file", str(pot)]
    command = [sys.executable, "-m", "babel.messages.frontend", *options, "dateline"]
    subprocess.run(command, cwd=ROOT, check=True)
    return {str(message.id) for message in _read(pot) if message.id}


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _said(tag: str) -> dict[str, str]:
    catalog = _read(LOCALE / _FOLDERS[tag] / "LC_MESSAGES/django.po")
    assert not [message.id for message in catalog if message.id and message.fuzzy]
    return {str(message.id): str(message.string) for message in catalog if message.id}


def test_every_folder_is_the_catalog_of_a_language_in_the_table() -> None:
    known = {language.catalog for language in LANGUAGES.values()}
    found = {folder.name.lower().replace("_", "-") for folder in LOCALE.iterdir()}
    assert {_FOLDERS[tag].lower().replace("_", "-") for tag in TRANSLATED} <= found <= known


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_sentence_is_translated_and_none_that_nobody_says(wanted: set[str], tag: str) -> None:
    said = _said(tag)
    assert len(wanted) > 100
    assert set(said) == wanted, "Run `make catalogs`, and translate what it brought."
    assert [sentence for sentence, words in said.items() if not words.strip()] == []
    assert [
        sentence
        for sentence, words in said.items()
        if sorted(_FIELD.findall(sentence)) != sorted(_FIELD.findall(words))
    ] == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_pages_take_their_words_from_the_catalog_and_not_from_wagtails(tag: str) -> None:
    words = own_words(tag)
    assert {sentence: words(sentence) for sentence in _said(tag)} == _said(tag)


def test_english_pages_say_what_stands_in_the_code(wanted: set[str]) -> None:
    words = own_words("en")
    assert [sentence for sentence in wanted if words(sentence) != sentence] == []


def _as_seen(sentence: str) -> re.Pattern[str]:
    """Return what a sentence looks like on a page, whatever stands in its gaps."""
    parts = [re.escape(part) for part in _FIELD.split(sentence)]
    return re.compile(rf"(?<!\w){'.+?'.join(parts)}(?!\w)")


@pytest.mark.django_db
def test_no_page_of_any_kind_has_a_word_of_ours_in_another_language(client: Client) -> None:
    newsroom = open_newsroom()
    catalogs = {tag: _said(tag) for tag in TRANSLATED}
    in_english = {
        sentence: _as_seen(sentence)
        for sentence in catalogs["fr"]
        if len(re.findall("[A-Za-z]", _FIELD.sub("", sentence))) > 1
    }
    pages = {tag: every_page(client, newsroom, tag) for tag in TAGS}
    heard = {tag: "\n".join(map(words_of, pages[tag].values())) for tag in TRANSLATED}
    unheard = [
        sentence
        for sentence in in_english
        if not any(_as_seen(catalogs[tag][sentence]).search(heard[tag]) for tag in heard)
    ]
    assert len(unheard) < 0.3 * len(in_english), f"These pages do not say {unheard}."
    for tag in TRANSLATED:
        said = catalogs[tag]
        foreign = [seen for one, seen in in_english.items() if said[one] != one]
        for name, page in pages[tag].items():
            words = words_of(page)
            assert [seen.pattern for seen in foreign if seen.search(words)] == [], (tag, name)
            if tag in {"ar", "ru", "zh"}:
                latin = set(re.findall("[A-Za-z]{2,}", words))
                units = {"KB", "MB"} if tag == "zh" else set()
                assert latin - _IN_LATIN_EVERYWHERE - units == set(), (tag, name)
            if page.startswith("<!doctype html>"):
                direction = LANGUAGES[tag].direction
                assert f'<html lang="{tag}" dir="{direction}">' in page, (tag, name)
