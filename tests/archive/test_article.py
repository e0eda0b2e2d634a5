"""An item's page as a value: what it holds, what stands beside it, and at what price."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from dateline.archive.arranging import make_section, name_section
from dateline.archive.article import article
from dateline.archive.entries import Article, Cursor
from dateline.archive.latest import latest
from dateline.archive.sections import todays_sections
from dateline.archive.selection import Selection
from dateline.record.blocks import BulletList, Paragraph, Quote, Run, Video
from dateline.record.models import Item
from dateline.record.story import EventFacts, SourceLink
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term, rename
from tests.newsroom import correct_in, withdraw_from
from tests.stories import NOW, a_story, clock_at, headlines, released

LATER = NOW + timedelta(hours=1)


def page_of(item: Item, **asked: Any) -> Article:
    """Return the page of an item that is there."""
    found = article(item.public_id, asked.pop("language", "en"), **{"at": NOW, **asked})
    assert found is not None
    return found


@pytest.fixture
def series() -> Term:
    return make_term(Vocabulary.SERIES, {"en": "In action"})


def test_every_part_of_a_story_is_there(series: Term) -> None:
    other = released(a_story(headline="Other"))
    story = a_story(
        series,
        headline="Roads are mended",
        strapline="All of them",
        standfirst="They were broken.",
        byline="A Reporter",
        dateline="FREETOWN",
        credit="© A Photographer",
        reference="PR-7",
        body=(
            Paragraph((Run("See "), Run("others", item=other.public_id))),
            BulletList(((Run("again", item=other.public_id),),)),
            Quote("We mended them.", "A Mender"),
            Video("https://example.org/video", 3, ("Here we stand.",)),
        ),
        event=EventFacts(NOW.date(), NOW.date(), place="Freetown"),
        source=SourceLink("Elsewhere", "https://example.org/"),
    )
    page = page_of(released(story))
    assert (page.strapline, page.byline, page.dateline) == ("All of them", "A Reporter", "FREETOWN")
    assert (page.body, page.event, page.source) == (story.body, story.event, story.source)
    assert (page.office.words, page.reference) == ("Head office", "PR-7")
    assert [entry.headline for entry in page.linked] == ["Other"]
    assert (page.entry.slug, page.entry.kicker) == ("roads-are-mended", "In action")
    assert (page.entry.credit, page.entry.minutes) == ("© A Photographer", 3)
    assert page.entry.first_released_at == page.entry.changed_at == NOW


def test_it_says_in_which_languages_it_can_be_read() -> None:
    item = released(a_story(headline="Good"))
    released(a_story(headline="Bon"), language="fr", item=item)
    released(a_story(headline="خبر"), language="ar", item=item)
    assert page_of(item, language="fr").languages == (
        ("ar", "خبر"),
        ("en", "good"),
        ("fr", "bon"),
    )


def test_a_link_to_an_item_that_was_withdrawn_leads_nowhere() -> None:
    other = released(a_story(headline="Other"))
    item = released(a_story(body=(Paragraph((Run("See", item=other.public_id),)),)))
    with clock_at(LATER):
        withdraw_from(other)
    assert [entry.headline for entry in page_of(item).linked] == ["Other"]
    assert page_of(item, at=LATER).linked == ()


def test_what_is_related_shares_its_closest_label_and_is_not_itself(series: Term) -> None:
    topic = make_term(Vocabulary.TOPIC, {"en": "Health"})
    for number in range(5):
        released(a_story(series, headline=f"Series {number}"))
    item = released(a_story(topic, series, headline="This"))
    released(a_story(topic, headline="Topic"))
    related = [entry.headline for entry in page_of(item).related]
    assert related == ["Series 4", "Series 3", "Series 2"]


def test_its_section_is_the_front_one_where_that_holds_it(series: Term) -> None:
    for slug, terms in (("every", []), ("a-series", [series])):
        name_section(
            make_section(terms=terms, is_front=slug == "a-series"), "en", slug=slug, title=slug
        )
    in_series, in_none = released(a_story(series)), released()
    assert [
        section.slug
        for section in (page_of(in_series).section, page_of(in_none).section)
        if section
    ] == ["a-series", "every"]


def test_a_section_of_a_region_is_the_section_of_what_happens_in_its_places() -> None:
    region = make_term(Vocabulary.PLACE, {"en": "Region"})
    town = make_term(Vocabulary.PLACE, {"en": "Town"}, within=region)
    name_section(make_section(terms=[region]), "en", slug="region", title="Region")
    item = released(a_story(town))
    assert headlines(NOW, region) == ["A story"]
    section = page_of(item).section
    assert section is not None
    assert section.slug == "region"


def test_names_of_today_stand_in_lists_and_pages(series: Term) -> None:
    item = released(a_story(series))
    rename(series, "en", "On the move")
    rename(item.office, "en", "Main office")
    page = page_of(item)
    assert (page.entry.kicker, page.office.words) == ("On the move", "Main office")


def _warm() -> None:
    """Let the process remember names and sections, as one does that has answered before."""
    item = released()
    page_of(item)
    todays_sections()


@pytest.mark.parametrize("count", [1, 40])
def test_a_list_costs_two_queries_however_long_and_few_more_past_a_place(
    django_assert_num_queries: Callable[..., Any],
    django_assert_max_num_queries: Callable[..., Any],
    series: Term,
    count: int,
) -> None:
    for number in range(count):
        released(a_story(series, headline=f"{number}"))
    _warm()
    selection = Selection((series.pk,), "en")
    with django_assert_num_queries(2):
        page = latest(selection, at=NOW, size=10)
    assert len(page.entries) == min(count, 10)
    last = page.entries[-1]
    cursor = Cursor(last.date, last.public_id)
    with django_assert_max_num_queries(5):
        latest(selection, at=NOW, size=1, before=cursor)
    with django_assert_max_num_queries(5):
        latest(selection, at=NOW, size=1, after=cursor)


def test_a_page_costs_a_handful_of_queries_whatever_stands_on_it(
    django_assert_max_num_queries: Callable[..., Any], series: Term
) -> None:
    name_section(make_section(terms=[series]), "en", slug="a-series", title="A series")
    plain = released()
    others = [released(a_story(series)) for _ in range(5)]
    links = tuple(Run("See", item=other.public_id) for other in others)
    full = released(a_story(series, body=(Paragraph(links),)))
    released(language="fr", item=full)
    for headline in ("Better", "Best"):
        correct_in(full, headline=headline)
    _warm()
    with django_assert_max_num_queries(9):
        page_of(plain)
    with django_assert_max_num_queries(9):
        assert len(page_of(full).linked) == 5
