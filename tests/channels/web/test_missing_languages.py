"""A listing may show what is missing in its language in another one, and says so openly."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.archive.arranging import change_section, make_section, name_section
from dateline.archive.latest import latest
from dateline.archive.models import Section
from dateline.archive.selection import Selection
from dateline.record.models import Item
from dateline.record.publish import publish
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term
from tests.newsroom import EDITOR, nothing_kept, withdraw_from
from tests.stories import NOW, SOON, a_story, clock_at, released

FRENCH = "/fr/actualites/"
ORDER = ("fr", "en", "ar")


@pytest.fixture
def section(db: None) -> Iterator[Section]:
    """A listing of everything in French that lists other languages, three items a page."""
    with clock_at(NOW):
        made = make_section(is_front=True, page_size=3)
        made.lists_other_languages = True
        change_section(made, terms=[])
        name_section(made, "fr", slug="actualites", title="Actualités")
        name_section(made, "ar", slug="news", title="أخبار")
        yield made


def story(headline: str, *terms: Term, day: date = date(2030, 2, 28)) -> Any:
    return a_story(*terms, headline=headline, standfirst=f"{headline}.", date=day)


def release_in(item: Item, language: str, headline: str, *terms: Term, **times: Any) -> None:
    publish({language: story(headline, *terms)}, by=EDITOR, of=item, **times)


def headlines(client: Client, address: str = FRENCH) -> list[str]:
    page = client.get(address).content.decode()
    return re.findall(r'class="headline"[^>]*><a href="[^"]*"[^>]*>(.*?)</a>', page)


def test_an_item_is_listed_once_in_the_best_language_it_has(
    client: Client, section: Section
) -> None:
    both = released(story("Both"), language="en")
    release_in(both, "fr", "Les deux")
    released(story("Only English"), language="en")
    arabic = released(story("عربي"), language="ar")
    release_in(arabic, "en", "Arabic and English")
    assert headlines(client) == ["Arabic and English", "Only English", "Les deux"]
    page = client.get(FRENCH).content.decode()
    assert '<h2 class="headline" lang="en" dir="ltr"><a href="/en/i/' in page
    assert '<span lang="en" dir="ltr">English</span>' in page
    assert '<p class="summary" lang="en" dir="ltr">Only English.' in page
    text = client.get(f"{FRENCH}index.txt").content.decode()
    assert text.count("(English)") == 2
    for feed in ("rss.xml", "atom.xml"):
        body = client.get(f"{FRENCH}{feed}").content.decode()
        assert "Les deux" in body
        assert "Only English" not in body


def test_it_changes_language_the_moment_there_is_its_own(client: Client, section: Section) -> None:
    item = released(story("English"), language="en")
    release_in(item, "fr", "Français", release_at=SOON)
    assert headlines(client) == ["English"]
    with clock_at(SOON):
        assert headlines(client) == ["Français"]
        withdraw_from(item)
        assert headlines(client) == []


def test_a_section_that_does_not_say_so_lists_its_own_language_alone(
    client: Client, section: Section
) -> None:
    released(story("English"), language="en")
    section.lists_other_languages = False
    change_section(section, terms=[])
    assert headlines(client) == []


def test_its_labels_and_months_are_those_of_what_it_shows(client: Client, section: Section) -> None:
    rice = make_term(Vocabulary.TOPIC, {"en": "Rice", "fr": "Riz"})
    released(story("English", rice, day=date(2029, 5, 1)), language="en")
    for form in ("by/topic/", f"by/topic/?topic=riz-{rice.public_id}"):
        assert client.get(f"{FRENCH}{form}").status_code == 200
    assert ">Riz</a>" in client.get(f"{FRENCH}by/topic/").content.decode()
    assert f'href="{FRENCH}2029/05/"' in client.get(f"{FRENCH}by/month/").content.decode()
    assert headlines(client, f"{FRENCH}2029/?topic=riz-{rice.public_id}") == ["English"]


@pytest.mark.django_db
@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sets(st.sampled_from(ORDER), min_size=1), max_size=9),
    st.integers(1, 4),
    st.booleans(),
)
def test_older_pages_meet_each_item_once_and_newer_ones_lead_back(
    made: list[set[str]], size: int, is_narrowed: bool
) -> None:
    with nothing_kept(), clock_at(NOW):
        terms = [make_term(Vocabulary.TOPIC, {"en": name}) for name in ("One", "Two")]
        expected: list[str] = []
        for number, languages in enumerate(made):
            item = None
            for tag in sorted(languages):
                headline = f"{number} {tag}"
                if item is None:
                    item = released(story(headline, *terms), language=tag)
                else:
                    release_in(item, tag, headline, *terms)
            best = next(tag for tag in ORDER if tag in languages)
            expected.insert(0, f"{number} {best}")
        ids = tuple(term.pk for term in terms) if is_narrowed else ()
        selection = Selection(ids, "fr", instead=("en", "ar"))
        page = latest(selection, at=NOW, size=size)
        pages = [page]
        while page.older:
            page = latest(selection, at=NOW, size=size, before=page.older.cursor)
            pages.append(page)
        met = [entry.headline for one in pages for entry in one.entries]
        assert sorted(met) == sorted(expected)
        assert len(met) == len(set(met))
        while page.newer:
            page = latest(selection, at=NOW, size=size, after=page.newer.cursor)
        assert page.entries == pages[0].entries
