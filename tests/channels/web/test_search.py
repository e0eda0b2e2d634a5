"""What is public is found by its words, on a page, as plain text, and while somebody types."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.archive.arranging import make_section, name_section
from dateline.archive.search.following import Follower
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term
from tests.archive.search.asking import Follow
from tests.archive.search.conftest import follow as follow
from tests.archive.search.conftest import follower as follower
from tests.archive.search.conftest import root as root
from tests.newsroom import nothing_kept, withdraw_from
from tests.stories import NOW, SOON, a_story, clock_at, released

SEARCH = "/en/search/"


@pytest.fixture(autouse=True)
def site(db: None) -> Iterator[None]:
    """A listing of everything in English and Arabic, at one moment."""
    with clock_at(NOW):
        section = make_section(is_front=True)
        name_section(section, "en", slug="news", title="News")
        name_section(section, "ar", slug="news", title="أخبار")
        yield


@pytest.fixture
def video() -> Term:
    return make_term(Vocabulary.KIND, {"en": "Portrait"})


def publish(headline: str, *terms: Term, language: str = "en", **more: object) -> object:
    story = a_story(*terms, headline=headline, standfirst=f"{headline} were seen.", **more)
    return released(story, language=language)


def page_at(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def headlines(page: str) -> list[str]:
    found = re.findall(r'class="headline"><a href="[^"]*">(.*?)</a>', page)
    return [re.sub("<[^>]*>", "", words) for words in found]


def test_what_was_found_is_marked_and_leads_to_its_page(client: Client, follow: Follow) -> None:
    publish("Farmers <b>share</b> risks")
    publish("Fishers rest")
    follow()
    page = page_at(client, f"{SEARCH}?q=farmer+risk")
    assert "<mark>Farmers</mark> &lt;b&gt;share&lt;/b&gt; <mark>risks</mark>" in page
    assert headlines(page) == ["Farmers &lt;b&gt;share&lt;/b&gt; risks"]
    assert "Found: 1" in page
    assert 'value="farmer risk"' in page
    assert '<meta name="robots" content="noindex">' in page
    text = client.get(f"{SEARCH}index.txt?q=farmer+risk")
    assert text.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Farmers <b>share</b> risks" in text.content.decode()


def test_what_is_found_can_be_turned_over_and_ordered(
    client: Client, follow: Follow, video: Term
) -> None:
    for number in range(12):
        publish(f"Farmers of valley {number}", *([video] if number < 3 else ()))
    follow()
    for order in ("", "&order=newest"):
        first = page_at(client, f"{SEARCH}?q=farmers{order}")
        onward = re.search(r'class="older" rel="next" href="([^"]*)"', first)
        assert onward is not None
        second = page_at(client, unescape(onward.group(1)))
        assert len(headlines(first)) == 10
        assert len({*headlines(first), *headlines(second)}) == 12
        text = client.get(f"{SEARCH}index.txt?q=farmers{order}").headers["Link"]
        assert text.startswith(f"<{SEARCH}index.txt?q=farmers")
        assert text.endswith('rel="next"')
    newest = headlines(page_at(client, f"{SEARCH}?q=farmers&order=newest"))
    assert newest[0] == "Farmers of valley 11"
    narrowed = page_at(client, f"{SEARCH}?q=farmers&kind=portrait-{video.public_id}")
    assert len(headlines(narrowed)) == 3
    assert f'href="{SEARCH}?q=farmers"' in narrowed


def test_kinds_are_offered_with_how_much_was_found(client: Client, follow: Follow) -> None:
    kinds = [make_term(Vocabulary.KIND, {"en": name}) for name in ("Portrait", "Study")]
    for number in range(3):
        publish(f"Farmers {number}", kinds[number % 2])
    follow()
    page = page_at(client, f"{SEARCH}?q=farmers")
    offered = re.findall(r'kind=[^"]*">(\w+)</a> <span class="count">(\d+)', page)
    assert offered == [("Portrait", "2"), ("Study", "1")]


def test_what_is_hidden_is_not_found(client: Client, follow: Follow) -> None:
    item = publish("Farmers share")
    released(a_story(headline="Farmers to come"), release_at=SOON)
    follow()
    assert headlines(page_at(client, f"{SEARCH}?q=farmers")) == ["Farmers share"]
    assert "to come" not in page_at(client, f"{SEARCH}suggestions.json?q=farm")
    withdraw_from(item)  # type: ignore[arg-type]
    with clock_at(NOW + timedelta(seconds=1)):
        # Nobody has followed yet, and still it is gone.
        assert "Farmers share" not in page_at(client, f"{SEARCH}?q=farmers")
    with clock_at(SOON):
        follow()
        assert headlines(page_at(client, f"{SEARCH}?q=farmers")) == ["Farmers to come"]


def test_what_begins_as_somebody_types_is_offered(client: Client, follow: Follow) -> None:
    rice = make_term(Vocabulary.TOPIC, {"en": "Farm labour"})
    hidden = make_term(Vocabulary.TOPIC, {"en": "Farm secrets"})
    publish("Farmers share", rice)
    released(a_story(hidden, headline="To come"), release_at=SOON)
    follow()
    answer = client.get(f"{SEARCH}suggestions.json?q=farm")
    assert answer.headers["Content-Type"] == "application/x-suggestions+json"
    words, names, _described, addresses = json.loads(answer.content)
    assert words == "farm"
    assert names == ["Farmers share", "Farm labour"]
    assert all(client.get(address).status_code == 200 for address in addresses)


def test_arabic_is_found_however_it_is_written(client: Client, follow: Follow) -> None:
    publish("المزارعون يتقاسمون المخاطر", language="ar")
    follow()
    page = page_at(client, f"/ar/search/?q={quote('مزارعون')}")
    assert len(headlines(page)) == 1
    assert "<mark>" in page


def test_without_an_index_it_says_so_and_stands(client: Client) -> None:
    publish("Farmers share")
    assert "The search is being prepared" in page_at(client, f"{SEARCH}?q=farmers")
    assert "The search is being prepared" in page_at(client, f"{SEARCH}index.txt?q=farmers")


def test_a_label_without_words_is_a_listing(client: Client, follow: Follow, video: Term) -> None:
    publish("Farmers share", video)
    follow()
    answer = client.get(f"{SEARCH}?q=&kind={video.public_id}")
    assert answer.headers["Location"] == f"/en/news/?kind=portrait-{video.public_id}"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("q=" + "x" * 10_000, "That is too long."),
        ("q=" + "+".join(f"word{number}" for number in range(20)), "These are too many words."),
        ("q=-farmers", "Say also what to look for"),
        ("q=%22%22%22...%E2%80%8F", ""),
        ("q=%00", ""),
        ("q=%FF%FE", ""),
        ("", ""),
    ],
)
def test_words_that_cannot_be_looked_for_are_told_why(
    client: Client, follow: Follow, query: str, told: str
) -> None:
    publish("Farmers share")
    follow()
    page = page_at(client, f"{SEARCH}?{query}")
    assert told in page
    assert headlines(page) == []


@pytest.mark.parametrize(
    "query",
    [
        *("page=0", "page=21", "page=-1", "page=x", "page=%D9%A1", "page=1e9"),
        *("order=oldest", "order=newest&page=2", "before=2030-01-01.000000000000"),
        *("order=newest&before=2030", "after=2030-01-01.000000000000", "kind=000000000000"),
    ],
)
def test_what_leads_nowhere_is_missing(client: Client, follow: Follow, query: str) -> None:
    follow()
    assert client.get(f"{SEARCH}?q=farmers&{query}").status_code == 404


@pytest.mark.thorough
@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["", "index.txt", "suggestions.json"]))
def test_no_words_whatever_break_the_search(words: str, form: str) -> None:
    with nothing_kept():
        asked = quote(words.encode("utf-8", "surrogatepass"))
        assert Client().get(f"{SEARCH}{form}?q={asked}").status_code == 200


def test_the_page_leads_to_itself_in_other_languages(
    client: Client, follower: Follower, follow: Follow
) -> None:
    follow()
    page = page_at(client, f"{SEARCH}?q=farmers")
    assert '<a href="/ar/search/?q=farmers" hreflang="ar"' in page
    assert f'<a href="{SEARCH}">Search</a>' in page_at(client, "/en/news/")
