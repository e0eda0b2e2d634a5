"""One list of everything public, as editors see it."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dateline.archive.catalogue import Wanted, catalogue, place_from
from dateline.lib import clock
from dateline.record.models import Item
from dateline.record.publish import NewItem, publish
from dateline.record.story import Story, TermRef
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import found_or_made, make_term
from tests.newsroom import EDITOR, correct_in, publish_in, withdraw_from


def _office(name: str) -> Term:
    return found_or_made(Vocabulary.OFFICE, "en", name)


def _publish(office: str, day: date, *, language: str = "en", kind: Term | None = None) -> Item:
    terms = (TermRef("kind", kind.public_id),) if kind else ()
    story = Story(headline=f"{office}, {language}, {day}", date=day, terms=terms)
    (edition,) = publish({language: story}, by=EDITOR, of=NewItem(_office(office)))
    return edition.item


def _headlines(client: Client, query: str = "") -> list[str]:
    page = client.get(f"/desk/published/{query}").content.decode()
    return re.findall(r'<a href="/\w+/i/[^>]*>([^<]*)<', page)


def _link(page: str, word: str) -> str:
    found = re.search(rf'href="(\?[^"]*)">{word}<', page)
    assert found, f"no {word}"
    return found[1].replace("&amp;", "&")


def test_the_list_leads_to_each_item_in_the_site(reporter: Client, client: Client) -> None:
    item = publish_in(headline="Wages rise")
    page = reporter.get("/desk/published/").content.decode()
    address = f"/en/i/{item.public_id}/"
    assert f'<a href="{address}" target="_blank"' in page
    assert client.get(client.get(address).headers["Location"]).status_code == 200


def test_the_list_says_office_kind_language_and_date(reporter: Client) -> None:
    kind = make_term(Vocabulary.KIND, {"en": "Brief note"})
    _publish("Geneva", date(2021, 8, 2), language="fr", kind=kind)
    page = reporter.get("/desk/published/").content.decode()
    row = page[page.index("<tbody>") :]
    for words in ("Geneva", "Brief note", "Français", "2 Aug 2021"):
        assert words in row


def test_what_is_corrected_or_withdrawn_says_so(reporter: Client) -> None:
    correct_in(publish_in(headline="One"), headline="One, put right")
    withdraw_from(publish_in(headline="Two"))
    page = reporter.get("/desk/published/").content.decode()
    assert set(_headlines(reporter)) == {"One, put right", "Two"}
    assert page.count("Corrected") == 1
    assert page.count("Withdrawn") == 1


def test_what_waits_for_its_time_is_not_in_the_list(reporter: Client) -> None:
    tomorrow = (clock.now() + timedelta(days=1)).replace(second=0, microsecond=0)
    publish_in(headline="Not yet", release_at=tomorrow)
    assert _headlines(reporter) == []
    assert "Nothing has been published yet" in reporter.get("/desk/published/").content.decode()


def test_the_list_is_narrowed_down(reporter: Client) -> None:
    kind = make_term(Vocabulary.KIND, {"en": "Brief note"})
    _publish("Geneva", date(2021, 8, 2), kind=kind)
    _publish("Geneva", date(2021, 7, 1), language="fr")
    withdrawn = _publish("Dakar", date(2021, 6, 1), language="fr")
    withdraw_from(withdrawn)
    geneva, dakar = _office("Geneva").public_id, _office("Dakar").public_id
    first, second, third = (
        "Geneva, en, 2021-08-02",
        "Geneva, fr, 2021-07-01",
        "Dakar, fr, 2021-06-01",
    )
    assert _headlines(reporter) == [first, second, third]
    assert _headlines(reporter, f"?office={geneva}") == [first, second]
    assert _headlines(reporter, f"?office={dakar}") == [third]
    assert _headlines(reporter, f"?kind={kind.public_id}&office={geneva}") == [first]
    assert _headlines(reporter, f"?kind={kind.public_id}&office={dakar}") == []
    assert _headlines(reporter, "?language=fr") == [second, third]
    assert _headlines(reporter, "?first_day=2021-07-01&last_day=2021-08-01") == [second]
    assert _headlines(reporter, "?last_day=2021-07-01") == [second, third]


@pytest.mark.parametrize(
    "query",
    ["?office=nobody", "?first_day=yesterday", "?language=xx", "?before=x", "?after=2021-99-99.a"],
)
def test_what_makes_no_sense_breaks_nothing(reporter: Client, query: str) -> None:
    assert reporter.get(f"/desk/published/{query}").status_code == 200


def test_older_and_newer_pass_every_item_once(
    reporter: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.desk.published._SIZE", 4)
    day = date(2021, 8, 2)
    office = _office("Geneva")
    for number in range(7):
        stories = {
            language: Story(headline=f"{number} {language}", date=day - timedelta(days=number // 3))
            for language in ("en", "ar")
        }
        publish(stories, by=EDITOR, of=NewItem(office))
    for item in Item.objects.all()[:2]:
        withdraw_from(item)
    pages, query = [_headlines(reporter)], ""
    for _ in range(3):
        query = _link(reporter.get(f"/desk/published/{query}").content.decode(), "Older")
        pages.append(_headlines(reporter, query))
    assert [len(page) for page in pages] == [4, 4, 4, 2]
    assert len({headline for page in pages for headline in page}) == 14
    for expected in pages[2::-1]:
        query = _link(reporter.get(f"/desk/published/{query}").content.decode(), "Newer")
        assert _headlines(reporter, query) == expected
    assert ">Newer<" not in reporter.get(f"/desk/published/{query}").content.decode()


def test_a_place_is_read_as_it_was_written() -> None:
    place = place_from("2021-08-02.0123456789ab.en")
    assert str(place) == "2021-08-02.0123456789ab.en"
    assert place_from("yesterday") is None


def test_every_question_is_answered_by_an_index(db: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite explains it in these words")
    kind = make_term(Vocabulary.KIND, {"en": "Brief note"})
    _publish("Geneva", date(2021, 8, 2), kind=kind)
    office = _office("Geneva").public_id
    place = place_from("2021-08-02.0123456789ab.en")
    for wanted in (
        Wanted(),
        Wanted(office=office),
        Wanted(kind=kind.public_id, office=office),
        Wanted(language="en", first_day=date(2021, 1, 1), last_day=date(2021, 12, 31)),
    ):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            catalogue(wanted, at=datetime.now(UTC), size=5, in_language="en", before=place)
        asked = [query["sql"] for query in queries if "visible_from" in query["sql"]]
        assert asked
        for sql in asked:
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
                plan = [row[3] for row in cursor.fetchall()]
            assert not [step for step in plan if step.startswith("SCAN")], plan
            assert not [step for step in plan if "TEMP B-TREE" in step], plan


def test_the_first_page_shows_the_five_newest(editor: Client) -> None:
    for number in range(6):
        _publish("Geneva", date(2021, 8, 2) - timedelta(days=number))
    page = editor.get("/desk/").content.decode()
    assert page.count('href="/en/i/') == 5
    assert "Topics and labels" in page
