"""An item's labels lead to what else stands under them, in the listing it belongs to."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dateline.archive.arranging import make_section, name_section
from dateline.record.blocks import Paragraph, Run
from dateline.record.story import Story
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term, rename
from tests.stories import NOW, a_story, clock_at, released

BODY = (Paragraph((Run("All of them."),)),)


@pytest.fixture
def topic() -> Term:
    return make_term(Vocabulary.TOPIC, {"en": "Rice & water", "fr": "Riz"})


@pytest.fixture(autouse=True)
def site(db: None, topic: Term) -> Iterator[None]:
    """A listing of everything in English and Arabic, and one of a topic in English alone."""
    with clock_at(NOW):
        section = make_section(is_front=True)
        name_section(section, "en", slug="news", title="News")
        name_section(section, "ar", slug="news", title="أخبار")
        yield


def tags(page: str) -> list[tuple[str, str]]:
    """Return what is filed under, by the path it leads to, "" for none, and the words."""
    _before, _heading, rest = page.partition('id="tags"')
    inside = rest.partition("</section>")[0]
    found = re.findall(r'<li>(?:<a href="([^"]*)">)?(.*?)(?:</a>)?</li>', inside)
    return [(unescape(path), words) for path, words in found]


def page_at(client: Client, address: str) -> str:
    answer = client.get(address)
    if answer.status_code == 301:
        answer = client.get(answer.headers["Location"])
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def item_page(client: Client, story: Story, language: str = "en") -> str:
    item = released(story, language=language)
    return page_at(client, f"/{language}/i/{item.public_id}/")


def test_each_label_leads_to_what_else_stands_under_it(client: Client, topic: Term) -> None:
    kind, place = (
        make_term(Vocabulary.KIND, {"en": "Portrait"}),
        make_term(Vocabulary.PLACE, {"en": "India"}),
    )
    partner = make_term(Vocabulary.PARTNER, {"en": "UNICEF"})
    page = item_page(
        client, a_story(place, partner, kind, topic, headline="Farmers insure", body=BODY)
    )
    found = tags(page)
    assert [words for _path, words in found] == ["Portrait", "Rice &amp; water", "India"]
    for path, _words in found:
        assert "Farmers insure" in client.get(path).content.decode()
    assert re.search(r'<dd><a href="/en/news/\?partner=unicef-\w+">UNICEF</a></dd>', page)


def test_a_label_without_a_name_in_the_language_is_marked(client: Client, topic: Term) -> None:
    page = item_page(client, a_story(topic, headline="خبر"), "ar")
    assert '<span lang="en" dir="ltr">Rice &amp; water</span></a></li>' in page
    rename(topic, "ar", "الأرز")
    assert [words for _path, words in tags(item_page(client, a_story(topic), "ar"))] == ["الأرز"]


def test_a_page_as_it_stood_and_one_of_no_listing_lead_nowhere(client: Client, topic: Term) -> None:
    item = released(a_story(topic, headline="Rice"))
    then = NOW + timedelta(minutes=1)
    with clock_at(then + timedelta(minutes=5)):
        stood = page_at(client, f"/en/i/{item.public_id}/rice?as_of={then:%Y-%m-%dT%H:%MZ}")
    assert tags(stood) == [("", "Rice &amp; water")]
    assert "/like/" not in stood
    assert tags(item_page(client, a_story(topic), "fr")) == [("", "Riz")]


def test_without_labels_there_is_no_heading(client: Client) -> None:
    assert "Filed under" not in item_page(client, a_story())


def test_many_labels_cost_one_question_more_than_none(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    many = [make_term(Vocabulary.TOPIC, {"en": f"Topic {number}"}) for number in range(9)]
    for terms, cost in (((), 6), (many, 7)):
        item = released(a_story(*terms, headline="Rice"))
        address = f"/en/i/{item.public_id}/rice"
        page_at(client, address)
        with django_assert_num_queries(cost):
            assert len(tags(page_at(client, address))) == len(terms)
