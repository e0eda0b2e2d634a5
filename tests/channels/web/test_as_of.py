"""An item's page can be read as it stood, and nothing comes back that way."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from time_machine import Traveller, travel

from dateline.lib import clock
from dateline.lib.clock import FAR
from dateline.pictures.rights import Terms, keep_rights
from dateline.record.blocks import Figure, Paragraph, Run
from dateline.record.models import Item
from dateline.record.restore import restore
from dateline.record.story import TermRef
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term, rename
from tests.channels.site import Site, address_of, open_site
from tests.documents import kept_file, offered
from tests.newsroom import EDITOR, correct_in, publish_in, withdraw_from
from tests.photographs import kept_photo, shown

FIRST = datetime(2030, 3, 1, 10, 0, 37, tzinfo=UTC)
HOUR = timedelta(hours=1)
THEN = "2030-03-01T10:01Z"


@pytest.fixture(autouse=True)
def now(db: None) -> Iterator[Traveller]:
    clock.forget()
    with travel(FIRST, tick=False) as travelling:
        yield travelling
    clock.forget()


@pytest.fixture
def site() -> Site:
    return open_site()


@pytest.fixture
def item(site: Site, now: Traveller) -> Item:
    """An item that was corrected an hour after it came out; it is two hours later now."""
    published = publish_in(
        "news",
        headline="Nine roads",
        date=date(2030, 3, 1),
        body=(Paragraph((Run("Nine were mended."),)),),
    )
    now.shift(HOUR)
    correct_in(published, note="There were eight.", headline="Eight roads", body=())
    now.shift(HOUR)
    return published


def asked(client: Client, item: Item, moment: str = THEN, words: str = "eight-roads") -> str:
    answer = client.get(f"/en/i/{item.public_id}/{words}?as_of={moment}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_is_the_page_of_then_says_so_and_leads_to_the_one_of_now(
    client: Client, item: Item
) -> None:
    page = asked(client, item)
    assert "<h1>Nine roads</h1>" in page
    assert "Nine were mended." in page
    assert "There were eight." not in page
    assert "As it stood on 1 March 2030, 10:01 UTC:" in page
    assert f'<a href="{address_of(item)}">See it as it is now</a>' in page
    todays = client.get(address_of(item)).content.decode()
    assert "<h1>Eight roads</h1>" in todays
    assert "As it stood" not in todays


def test_it_is_for_no_search_engine_and_its_own_page_stands_for_it(
    client: Client, item: Item
) -> None:
    page = asked(client, item)
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{address_of(item)}">' in page
    assert 'hreflang="' not in page.partition("</head>")[0]
    assert "og:title" not in page
    assert '"@type":"WebPage"' in page
    assert "NewsArticle" not in page


def test_the_history_leads_to_each_version_but_the_one_that_stands(
    client: Client, item: Item
) -> None:
    page = client.get(address_of(item)).content.decode()
    links = re.findall(r'<a href="([^"]+as_of=[^"]+)"', page)
    assert links == [f"{address_of(item)}?as_of={THEN}"]
    assert "<h1>Nine roads</h1>" in client.get(links[0]).content.decode()


def test_the_history_leads_to_no_version_that_no_whole_minute_has(
    client: Client, site: Site, now: Traveller
) -> None:
    quick = publish_in("news", headline="Nine")
    now.shift(timedelta(seconds=20))
    correct_in(quick, headline="Eight")
    now.shift(HOUR)
    assert "?as_of=" not in client.get(address_of(quick)).content.decode().partition("<body>")[2]


def test_what_came_in_long_after_its_day_is_led_to_when_it_was_here(
    client: Client, site: Site, now: Traveller
) -> None:
    now.shift(HOUR)
    correct_in(site.farmers, headline="Farmers part")
    now.shift(HOUR)
    page = client.get(address_of(site.farmers)).content.decode()
    (link,) = re.findall(r'<a href="([^"]+as_of=[^"]+)"', page)
    assert link.endswith(f"?as_of={THEN}")
    assert "<h1>Farmers meet</h1>" in client.get(link).content.decode()


@pytest.mark.parametrize(
    "moment",
    [
        "2030-03-01T10:00Z",  # Before it came out, in the minute in which it did.
        "2030-03-01T12:01Z",  # To come.
        "9999-12-31T23:59Z",
        "2030-03-01T10:01:00Z",
        "2030-03-01T10:01",
        "2030-03-01T10:01%2B00:00",
        "2030-03-01",
        "2030-02-30T10:01Z",
        "0000-01-01T00:00Z",
        "0001-01-01T00:00Z",
        "٢٠٣٠-03-01T10:01Z",
        "",
        "%00",
        f"{THEN}&as_of={THEN}",
        "2030-03-01T10:01Z%0A",
    ],
)
def test_any_other_moment_answers_as_what_is_not_there(
    client: Client, item: Item, moment: str
) -> None:
    answer = client.get(f"/en/i/{item.public_id}/eight-roads?as_of={moment}")
    assert answer.status_code == 404
    assert answer.content == client.get("/en/nothing/").content


def test_wrong_words_lead_to_the_right_ones_at_the_same_moment(client: Client, item: Item) -> None:
    for words in ("nine-roads", "", "eight-roads.txt"):
        answer = client.get(f"/en/i/{item.public_id}/{words}?as_of={THEN}")
        there = f"/en/i/{item.public_id}/eight-roads?as_of={THEN}"
        assert (answer.status_code, answer.headers["Location"]) == (301, there)


def test_what_is_withdrawn_since_answers_with_its_notice(client: Client, item: Item) -> None:
    withdraw_from(item, reason="None were mended.")
    answer = client.get(f"/en/i/{item.public_id}/x?as_of={THEN}")
    assert answer.status_code == 410
    assert answer.content == client.get(f"/en/i/{item.public_id}/x").content
    assert b"None were mended." in answer.content


def test_what_was_withdrawn_does_not_come_back_with_the_item(
    client: Client, item: Item, now: Traveller
) -> None:
    withdraw_from(item, reason="None were mended.")
    now.shift(HOUR)
    restore(item, by=EDITOR)
    now.shift(HOUR)
    before, meanwhile, after = (
        client.get(f"/en/i/{item.public_id}/eight-roads?as_of=2030-03-01T{moment}Z")
        for moment in ("10:01", "12:30", "13:30")
    )
    assert (before.status_code, meanwhile.status_code, after.status_code) == (410, 410, 200)
    assert before.content == meanwhile.content
    assert b"None were mended." in before.content
    assert b"Nine" not in before.content
    page = client.get(address_of(item)).content.decode()
    assert "?as_of=" not in page.partition("<body>")[2]


def pictured(site: Site, rights_end: datetime = FAR) -> tuple[Item, list[str]]:
    """Publish an item with two pictures and a file; return it and their names."""
    rights = keep_rights(None, Terms(shown_until=rights_end, licence="own"))
    lead, figure = (kept_photo(rights=rights) for _one in range(2))
    file = kept_file()
    body = (Figure(shown(figure, caption="A caption."), "© Body"), offered(file))
    item = publish_in(
        "news",
        headline="A field",
        credit="© Lead",
        picture=shown(lead, caption="A lead caption."),
        body=body,
    )
    return item, [lead.token, figure.token, file.token]


def test_pictures_and_files_that_the_item_still_has_are_shown(
    client: Client, site: Site, now: Traveller
) -> None:
    item, tokens = pictured(site)
    now.shift(HOUR)
    correct_in(item, strapline="A strapline.")
    page = asked(client, item, words="a-field")
    assert "A strapline." not in page
    assert all(token in page for token in tokens)
    # The page from which the press takes pictures is that of the item as it is now.
    assert "/pictures/" not in page


def test_rights_that_have_ended_since_have_ended_for_then_too(
    client: Client, site: Site, now: Traveller
) -> None:
    item, (lead, figure, file) = pictured(site, FIRST.replace(second=0) + HOUR)
    now.shift(timedelta(minutes=30))
    assert all(token in asked(client, item, words="a-field") for token in (lead, figure, file))
    now.shift(HOUR)
    page = asked(client, item, words="a-field")
    assert lead not in page
    assert figure not in page
    assert "A caption." not in page
    assert page.count("as our right to show it has ended: <bdi>©") == 2


def test_what_the_item_shows_no_longer_is_not_shown_as_of_then(
    client: Client, site: Site, now: Traveller
) -> None:
    item, tokens = pictured(site)
    now.shift(HOUR)
    correct_in(item, picture=None, credit="", body=(Paragraph((Run("Words."),)),))
    page = asked(client, item, words="a-field")
    assert not [token for token in tokens if token in page]
    assert "A caption." not in page
    assert "A lead caption." not in page
    assert page.count("Photo no longer shown: <bdi>©") == 2


def test_labels_have_their_names_of_then(client: Client, site: Site, now: Traveller) -> None:
    partner = make_term(Vocabulary.PARTNER, {"en": "A Bank"})
    item = publish_in(
        "news",
        headline="A field",
        terms=(TermRef(partner.vocabulary, partner.public_id),),
        body=(Paragraph((Run("Words."),)),),
    )
    now.shift(HOUR)
    rename(partner, "en", "Another Bank")
    assert "Another Bank" in client.get(address_of(item)).content.decode()
    page = asked(client, item, words="a-field")
    assert "A Bank" in page
    assert "Another Bank" not in page


def test_nothing_that_is_gone_stands_beside_it(
    client: Client, site: Site, now: Traveller, item: Item
) -> None:
    assert "Farmers meet" in asked(client, item)
    withdraw_from(site.farmers)
    assert "Farmers meet" not in asked(client, item)
