"""Every block of a body stands on the page and in the plain text, and nothing in it can run."""

import re

import pytest
from django.test import Client

from dateline.archive.arranging import make_section, name_section
from dateline.channels.web.figures import columns_of_figures, dialled, in_bytes, in_groups
from dateline.channels.web.templates import own_words
from dateline.record.blocks import (
    Boilerplate,
    BulletList,
    FactsBox,
    NotesToEditors,
    NumberedList,
    Paragraph,
    Quote,
    Run,
    Table,
)
from dateline.record.models import Item
from dateline.record.story import Story
from tests.channels.full_story import CREDIT, Kept, full_story, keep
from tests.channels.site import address_of
from tests.contracts.test_pages_hang_together import Page
from tests.stories import a_story, released

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept() -> Kept:
    return keep()


@pytest.fixture
def item(kept: Kept) -> Item:
    name_section(make_section(is_front=True), "en", slug="news", title="News")
    return released(full_story(kept))


@pytest.fixture
def page(client: Client, item: Item) -> str:
    return client.get(address_of(item)).content.decode()


@pytest.fixture
def text(client: Client, item: Item) -> str:
    return client.get(f"{address_of(item)}.txt").content.decode()


def test_the_page_is_sound_and_asks_for_nothing_it_should_not(page: str) -> None:
    assert Page(page).wrong == []
    data = '<script type="application/ld+json">'
    assert not re.search(r"<style|<script|\sstyle=|\son\w+=|javascript:", page.replace(data, ""))


@pytest.mark.parametrize(
    "words",
    [
        "<p>Once there were holes &amp; ruts.</p>",
        "<h2>What was done</h2>",
        "<figcaption>A Mender</figcaption>",
        "<ul> <li>drains</li> <li>stones</li> </ul>",
        "<ol> <li>count</li> <li>mend</li> </ol>",
        'alt="A &#34;red&#34; field."',
        "The field. ",
        "<bdi>© &lt;A&gt; Photographer 2030</bdi>",
        "Watch the video, 3 min",
        "What is said in the recording",
        "Here we speak.",
        "<caption>Roads</caption>",
        '<th scope="col">District</th><th scope="col" class="flush">Kilometres</th>',
        '<td>Bo &lt;North&gt;</td><td class="flush">1,240</td>',
        "<li>318 kilometres</li>",
        'European Union <span class="role">Funding</span>',
        "<bdi>EUR 8\N{NARROW NO-BREAK SPACE}000\N{NARROW NO-BREAK SPACE}000</bdi>",
        "1 January 2030 – 31 December 2030",
        "<bdi>PDF</bdi> · <bdi>1\N{NO-BREAK SPACE}KB</bdi>",
        '<a href="tel:+23276555010"><bdi>+232 76 555 010</bdi></a>',
        '<a href="mailto:press@example.org">',
        '<link rel="canonical" href="https://www.example.org/first">',
        '<a href="https://www.example.org/first"><bdi>example.org</bdi></a>',
    ],
)
def test_it_stands_on_the_page(page: str, words: str) -> None:
    assert words in re.sub(r"\n+", " ", page)


def test_the_foot_comes_after_the_text_wherever_it_stood(page: str) -> None:
    places = [
        page.index(words)
        for words in ("What was done", "The facts", "Notes to editors", "About us", "Version hist")
    ]
    assert places == sorted(places)
    assert "We are &lt;here&gt;." in page


def test_the_pictures_of_the_body_are_public_with_it(client: Client, kept: Kept, page: str) -> None:
    for picture in (kept.lead, kept.figure, *kept.gallery):
        assert f'"/p/{picture.token}.jpg"' in page
        assert client.get(f"/p/{picture.token}.jpg").status_code == 200


@pytest.mark.parametrize(
    "words",
    [
        "  * drains\n  * stones",
        "  1. count\n  2. mend",
        f"The field. ({CREDIT})",
        "https://example.org/audio\n\nHere we speak.",
        "Roads\nDistrict | Kilometres\nBo <North> | 1,240\nKenema | 98",
        "In figures\n  * 318 kilometres",
        "Roads to Work\nEuropean Union (Funding)\nFinland\nBo\nEUR 8",
        "The facts (PDF, 1\N{NO-BREAK SPACE}KB)\nhttp://127.0.0.1:8000/f/",
        "Notes to editors\n\nCall us <https://example.org/us>",
        "Press contact:\nAdenike Bello · Press officer · +232 76 555 010 · press@example.org",
    ],
)
def test_it_stands_in_the_plain_text(text: str, words: str) -> None:
    assert words in text


def test_a_column_is_flush_where_all_of_it_are_figures() -> None:
    rows = (("Bo", "1,240", "41%", "€8", "2 to 3", ""), ("Kenema", "98", "7 %", "−9.5", "4", ""))
    assert columns_of_figures(Table("", (), rows)) == [False, True, True, True, False, False]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        (in_groups(own_words("en"), "1500000.50"), "1 500 000.50"),
        (in_groups(own_words("fr"), "1500000.50"), "1 500 000,50"),
        (in_groups(own_words("en"), "999"), "999"),
        (in_groups(own_words("en"), "10.00"), "10"),
        (in_bytes(own_words("en"), 1), "1 KB"),
        (in_bytes(own_words("en"), 4_600), "5 KB"),
        (in_bytes(own_words("ru"), 4_600), "5 КБ"),
        (in_bytes(own_words("en"), 1_240_000), "1.2 MB"),
        (in_bytes(own_words("fr"), 1_240_000), "1,2 Mo"),
        (dialled("+41 22 555-01"), "+412255501"),
        (dialled("٠٢٢ ٥٥"), "02255"),
    ],
)
def test_numbers_are_written_as_people_and_telephones_read_them(written: str, wanted: str) -> None:
    assert re.sub("[\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE}]", " ", written) == wanted


def broken_story() -> Story:
    """Return a story with line breaks wherever words can be broken."""
    lines = (Run("One <road>\ntwo roads"),)
    return a_story(
        standfirst="Summed\nup.",
        body=(
            Paragraph((Run("first\nsecond", mark="strong"), Run("\nthird", "https://a.org/"))),
            Quote("We said\nno.", "A Mender"),
            BulletList((lines,)),
            NumberedList((lines,)),
            FactsBox("", (lines,)),
            NotesToEditors((lines,)),
            Boilerplate("About us", (lines,)),
        ),
    )


def test_a_line_break_in_a_paragraph_is_one_on_the_page(client: Client) -> None:
    page = client.get(address_of(released(broken_story()))).content.decode()
    assert Page(page).wrong == []
    assert page.count("One &lt;road&gt;<br>two roads") == 5
    assert '<strong>first<br>second</strong><a href="https://a.org/"><br>third</a>' in page
    assert "<p>We said<br>no.</p>" in page


def test_a_line_break_in_a_paragraph_is_a_new_line_in_the_plain_text(client: Client) -> None:
    text = client.get(f"{address_of(released(broken_story()))}.txt").content.decode()
    assert "\n\nfirst\nsecond\nthird <https://a.org/>\n\n“We said\nno.” (A Mender)" in text
    assert "  * One <road>\n    two roads\n\n  1. One <road>\n     two roads\n" in text
    assert "Notes to editors\n\nOne <road>\ntwo roads\n\n" in text
