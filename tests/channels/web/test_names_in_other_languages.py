"""Where a label has no name in a page's language, the page says in which language it shows it."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from dateline.archive.addresses import item_address, item_text_address
from dateline.archive.arranging import make_section, name_section
from dateline.archive.article import article
from dateline.archive.entries import Article
from dateline.archive.unpublished import Unpublished, article_of
from dateline.channels.web.mail import mail_version
from dateline.record.blocks import Paragraph, Run
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term, rename
from tests.stories import NOW, a_story, clock_at, head_office, released

ENGLISH = '<span lang="en" dir="ltr">{}</span>'
GERMAN = '<span lang="de" dir="ltr">{}</span>'
BODY = (Paragraph((Run("نص"),)),)


@pytest.fixture(autouse=True)
def arabic_listing(db: None) -> Iterator[None]:
    """A listing that holds everything, at one moment."""
    with clock_at(NOW):
        name_section(make_section(is_front=True), "ar", slug="أخبار", title="أخبار")
        yield


@pytest.fixture
def kind() -> Term:
    return make_term(Vocabulary.KIND, {"en": "Press <release>"})


@pytest.fixture
def partner() -> Term:
    return make_term(Vocabulary.PARTNER, {"fr": "Union", "de": "Bund"})


def arabic(*terms: Term, **fields: object) -> Article:
    """Release an Arabic story under these labels."""
    story = a_story(*terms, **{"headline": "خبر", "body": BODY, **fields})
    found = article(released(story, language="ar").public_id, "ar", at=NOW)
    assert found
    return found


def page_at(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def kickers(page: str) -> list[str]:
    return re.findall(r'<p class="kicker">(.*?)</p>', page)


def test_an_items_page_marks_its_kicker_office_partners_and_related(
    client: Client, kind: Term, partner: Term
) -> None:
    told, other = arabic(kind, partner), arabic(kind, headline="آخر", body=())
    page = page_at(client, item_address(told.entry))
    # The second is that of the other item, which is related.
    assert kickers(page) == [ENGLISH.format("Press &lt;release&gt;")] * 2
    assert f"<dd>{ENGLISH.format('Head office')}</dd>" in page
    assert f">{GERMAN.format('Bund')}</a></dd>" in page
    assert f"صادر عن: {ENGLISH.format('Head office')}" in page
    brief = page_at(client, item_address(other.entry))
    assert f"صادر عن: {ENGLISH.format('Head office')}" in brief


@pytest.mark.parametrize("address", ["/ar/أخبار/", "/ar/أخبار/2030/02/"])
def test_lists_mark_the_kicker(client: Client, kind: Term, address: str) -> None:
    arabic(kind)
    assert kickers(page_at(client, address)) == [ENGLISH.format("Press &lt;release&gt;")]


def test_nothing_is_marked_once_there_is_a_name_or_where_the_words_are_the_storys_own(
    client: Client, kind: Term, partner: Term
) -> None:
    told = arabic(kind, partner, kicker="In English, but its own")
    assert kickers(page_at(client, "/ar/أخبار/")) == ["In English, but its own"]
    told = arabic(kind, partner)
    for term, name in ((kind, "بيان"), (partner, "شريك"), (head_office(), "المقر")):
        rename(term, "ar", name)
    page = page_at(client, item_address(told.entry))
    assert kickers(page)[0] == "بيان"
    assert ">شريك</a></dd>" in page
    assert "<dd>المقر</dd>" in page
    assert 'lang="en"' not in page


def test_plain_text_has_the_names_and_nothing_to_mark_them_with(client: Client, kind: Term) -> None:
    told = arabic(kind)
    for address in (item_text_address(told.entry), "/ar/أخبار/index.txt"):
        text = page_at(client, address)
        assert "Press <release>" in text
        assert "span" not in text
    assert " · Head office" in page_at(client, item_text_address(told.entry))


def test_a_letter_marks_kicker_and_office(kind: Term) -> None:
    html = mail_version(arabic(kind), origin="https://news.example.org").html
    assert f">{ENGLISH.format('Press &lt;release&gt;')}</p>" in html
    assert f"صادر عن: {ENGLISH.format('Head office')}" in html


def test_a_preview_marks_what_the_page_will_mark(kind: Term, partner: Term) -> None:
    told = arabic(kind, partner)
    story = a_story(kind, partner, headline="خبر", body=BODY)
    seen = article_of(Unpublished(story, "ar", "abcdefgh1234", head_office()), at=NOW)
    assert seen.entry.kicker_language == told.entry.kicker_language == "en"
    assert (seen.office, seen.terms) == (told.office, told.terms)


def test_an_atom_category_says_its_language_where_that_is_not_the_feeds(
    client: Client, kind: Term
) -> None:
    arabic(kind)
    feed = page_at(client, "/ar/أخبار/atom.xml")
    words = "Press &lt;release&gt;"
    assert f'<category label="{words}" term="{words}" xml:lang="en"/>' in feed
    assert f"<category>{words}</category>" in page_at(client, "/ar/أخبار/rss.xml")
    rename(kind, "ar", "بيان")
    feed = page_at(client, "/ar/أخبار/atom.xml")
    assert re.findall("<category[^>]*>", feed) == ['<category term="بيان"/>']
