"""Readers of a translation are told when what it was made from has been put right since."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client

from dateline.record.cancel import cancel
from dateline.record.correct import Corrected, correct
from dateline.record.models import Item
from dateline.record.publish import NewItem, publish
from dateline.record.update import update
from dateline.record.withdraw import withdraw
from tests.newsroom import EDITOR
from tests.stories import NOW, SOON, a_story, clock_at, head_office

LATER = NOW + timedelta(hours=1)
TOLD = "Texte d’origine (English) corrigé le"
NOTE = "The sum is eight million."


@pytest.fixture
def item(db: None) -> Iterator[Item]:
    """An English story and its French, out together; it is an hour later now."""
    with clock_at(NOW):
        stories = {"en": a_story(headline="Nine"), "fr": a_story(headline="Neuf")}
        editions = publish(stories, by=EDITOR, of=NewItem(head_office()), sources={"fr": "en"})
    with clock_at(LATER):
        yield editions[0].item


def put_right(item: Item, language: str = "en", **when: object) -> None:
    """Correct the story in a language."""
    told = {language: Corrected(a_story(headline="Eight"), NOTE)}
    correct(item, told, by=EDITOR, **when)  # type: ignore[arg-type]


def french(client: Client, item: Item, ending: str = "", **headers: str) -> bytes:
    """Return the French page, or its plain text."""
    address = f"/fr/i/{item.public_id}/neuf{ending}"
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    return bytes(answer.content)


def test_the_newest_correction_of_the_source_is_told_with_the_way_to_it(
    client: Client, item: Item
) -> None:
    assert TOLD not in french(client, item).decode()
    with clock_at(LATER):
        since = client.get(f"/fr/i/{item.public_id}/neuf")["Last-Modified"]
        put_right(item)
        # Whoever has the page of before is not told that nothing has changed.
        html = french(client, item, **{"If-Modified-Since": since}).decode()
        text = french(client, item, ".txt").decode()
        english = client.get(f"/en/i/{item.public_id}/eight").content.decode()
    assert f"{TOLD} 1er mars 2030\N{NO-BREAK SPACE}:" in html
    assert f'<span lang="en" dir="ltr">{NOTE}</span>' in html
    assert f'href="/en/i/{item.public_id}/eight"' in html
    assert f"{TOLD} 1 mars 2030\N{NO-BREAK SPACE}: {NOTE}" in text
    assert "version corrected" not in english


def test_a_translation_that_takes_it_in_says_nothing_of_it(client: Client, item: Item) -> None:
    put_right(item)
    with clock_at(LATER + timedelta(hours=1)):
        stories = {"fr": a_story(headline="Neuf", standfirst="Huit.")}
        update(item, stories, by=EDITOR, sources={"fr": "en"})
        assert TOLD not in french(client, item).decode()


def test_what_is_scheduled_called_off_or_withdrawn_is_not_spoken_of(
    client: Client, item: Item
) -> None:
    before = french(client, item), french(client, item, ".txt")
    put_right(item, release_at=SOON)
    assert (french(client, item), french(client, item, ".txt")) == before
    cancel(item, by=EDITOR, languages=["en"])
    with clock_at(SOON):
        assert TOLD not in french(client, item).decode()
        put_right(item)
        assert TOLD in french(client, item).decode()
        withdraw(item, reason="Wrong.", by=EDITOR, languages=["en"])
        assert NOTE not in french(client, item).decode()


def test_it_comes_on_the_second(client: Client, item: Item) -> None:
    put_right(item, release_at=SOON)
    with clock_at(SOON - timedelta(microseconds=1)):
        assert TOLD not in french(client, item).decode()
    with clock_at(SOON):
        assert TOLD in french(client, item).decode()


def test_an_update_is_no_correction_and_a_language_of_its_own_is_no_translation(
    client: Client, item: Item
) -> None:
    update(item, {"en": a_story(headline="Nine!")}, by=EDITOR)
    publish({"es": a_story(headline="Nuestro")}, by=EDITOR, of=item)
    assert TOLD not in french(client, item).decode()
    with clock_at(LATER + timedelta(hours=1)):
        put_right(item)
        spanish = client.get(f"/es/i/{item.public_id}/nuestro").content.decode()
    assert "Texto de origen" not in spanish
