"""Whoever wants a list on a page of their own finds what to copy, and sees how it will look."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dateline.archive.arranging import make_section, name_section
from dateline.archive.identity import Identity, Words, name_site
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term
from tests.stories import a_story, released

CODE = "/en/news/embed/code/"
TITLE = 'News "&" <b>'


@pytest.fixture
def roads(db: None) -> Term:
    name_section(make_section(is_front=True), "en", slug="news", title=TITLE)
    roads = make_term(Vocabulary.TOPIC, {"en": "Roads"})
    released(a_story(roads))
    return roads


def page_at(client: Client, address: str = CODE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def snippets(page: str) -> list[str]:
    return [
        unescape(text)
        for text in re.findall(r"<textarea[^>]* readonly[^>]*>(.*?)</textarea>", page, re.DOTALL)
    ]


def test_a_listing_leads_to_it_with_its_labels(client: Client, roads: Term) -> None:
    label = f"?topic=roads-{roads.public_id}"
    assert f'<a href="{CODE}" rel="nofollow">Embed this list</a>' in page_at(client, "/en/news/")
    assert f'href="{CODE}{label}"' in page_at(client, f"/en/news/2030/{label}")
    assert f'href="{CODE}' not in page_at(client, "/en/news/by/topic/")


def test_both_snippets_name_whole_addresses_and_keep_the_choices(
    client: Client, roads: Term
) -> None:
    label = f"topic=roads-{roads.public_id}"
    page = page_at(client, f"{CODE}?{label}&count=3&look=dark&pictures=no")
    by_frame, by_script = snippets(page)
    ours, chosen = settings.SITE_ADDRESS, f"{label}&count=3&look=dark&pictures=no"
    assert f'src="{ours}/en/news/embed/?{chosen}"' in unescape(by_frame)
    assert f'data-dateline="{ours}/en/news/?{chosen}"' in unescape(by_script)
    assert f'<a href="{ours}/en/news/?{label}">' in by_script
    assert f'<script async src="{ours}/embed.js"></script>' in by_script


def test_a_title_cannot_break_out_of_what_is_copied(client: Client, roads: Term) -> None:
    by_frame, by_script = snippets(page_at(client))
    assert 'title="News &#34;&amp;&#34; &lt;b&gt;"' in by_frame
    assert ">News &#34;&amp;&#34; &lt;b&gt;</a>" in by_script


def test_it_shows_the_list_and_what_was_chosen(client: Client, roads: Term) -> None:
    page = page_at(client, f"{CODE}?count=3&look=light")
    assert '<iframe src="/en/news/embed/?count=3&amp;look=light"' in page
    assert "<option selected>3</option>" in page
    assert '<option value="light" selected>' in page
    heights = [
        int(re.findall(r'<iframe [^>]*height="(\d+)"', page_at(client, f"{CODE}{query}"))[0])
        for query in ("?count=2&pictures=no", "?count=2", "?count=9")
    ]
    assert heights == sorted(set(heights))


def test_what_its_form_sends_is_understood(client: Client, roads: Term) -> None:
    page = page_at(client, f"{CODE}?topic=roads-{roads.public_id}")
    assert f'<input type="hidden" name="topic" value="roads-{roads.public_id}">' in page
    assert '<form class="choosing">' in page
    page_at(client, f"{CODE}?topic=roads-{roads.public_id}&count=5&look=&pictures=no")


def test_it_is_not_for_search_engines(client: Client, roads: Term) -> None:
    name_site(Identity({"en": Words("The Office", "")}))
    assert "noindex" not in page_at(client, "/en/news/")
    assert '<meta name="robots" content="noindex">' in page_at(client)


@pytest.mark.parametrize("choice", ["count=99", "look=grey", "pictures=", "topic=x-0123456789ab"])
def test_what_cannot_be_chosen_is_no_address(client: Client, roads: Term, choice: str) -> None:
    assert client.get(f"{CODE}?{choice}").status_code == 404


def test_other_words_of_a_label_lead_to_its_own(client: Client, roads: Term) -> None:
    answer = client.get(f"{CODE}?topic=lanes-{roads.public_id}&count=3")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{CODE}?topic=roads-{roads.public_id}&count=3"


def test_it_costs_a_known_number_of_queries(
    client: Client, roads: Term, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page_at(client)
    with django_assert_num_queries(2):
        page_at(client)
