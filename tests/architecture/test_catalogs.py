"""The catalogs: what is compiled is what is written, and what is said in Wagtail's place."""

from pathlib import Path

import pytest
import wagtail
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.utils.translation import gettext, override

DATELINE = Path(__file__).parents[2] / "dateline"
CATALOGS = sorted(DATELINE.glob("**/locale/*/LC_MESSAGES/*.po"))
IN_WAGTAILS_PLACE = DATELINE / "desk/locale/en/LC_MESSAGES/django.po"


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def _key(message: Message) -> tuple[str, str | None]:
    first = message.id if isinstance(message.id, str) else message.id[0]
    return first, message.context


def _said(catalog: Catalog) -> dict[tuple[str, str | None], list[object]]:
    """Return what is said for each sentence; the head has the date of its making in it."""
    return {
        _key(message): list(message.string)
        if isinstance(message.string, list | tuple)
        else [message.string]
        for message in catalog
        if message.id
    }


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: f"{path.parts[-5]}-{path.parts[-3]}")
def test_what_is_compiled_is_what_is_written(path: Path) -> None:
    with path.with_suffix(".mo").open("rb") as file:
        compiled = _said(read_mo(file))
    assert compiled == _said(_read(path)), "The catalog was changed: run `make catalogs`."


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: f"{path.parts[-5]}-{path.parts[-3]}")
def test_every_sentence_has_the_fields_of_the_original(path: Path) -> None:
    wrong = [
        (message.id, [str(error) for error in errors]) for message, errors in _read(path).check()
    ]
    assert wrong == []


def test_everything_said_in_wagtails_place_is_still_said_by_wagtail() -> None:
    folder = Path(wagtail.__file__).parent
    known = {
        _key(message)
        for path in folder.glob("**/locale/en/LC_MESSAGES/django.po")
        for message in _read(path)
    }
    ours = {_key(message) for message in _read(IN_WAGTAILS_PLACE) if message.id}
    assert len(ours) > 100
    assert sorted(ours - known, key=str) == []


def test_a_story_is_no_page_on_the_desk() -> None:
    with override("en"):
        assert (
            gettext("Page '%(page_title)s' has been updated.") == "“%(page_title)s” has been saved."
        )
        assert gettext("Images") == "Pictures"
