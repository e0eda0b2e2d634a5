"""Sections: found by their address, by an old one too, and read anew when they change."""

import pytest
from django.db import transaction

from dateline.archive.arranging import (
    LARGEST_PAGE,
    RESERVED_SLUGS,
    UnusableSection,
    change_section,
    make_section,
    name_section,
)
from dateline.archive.models import Section
from dateline.archive.sections import todays_sections
from dateline.journal.models import Change
from dateline.lib.languages import UnknownLanguage
from dateline.lib.text import UnprintableText
from tests.newsroom import row_counts


def named(slug: str, *, language: str = "en", is_front: bool = False) -> Section:
    """Make a section of everything under an address."""
    section = make_section(is_front=is_front)
    name_section(section, language, slug=slug, title=slug.title())
    return section


def test_a_section_is_found_in_each_of_its_languages() -> None:
    section = named("news")
    name_section(section, "fr", slug="actualités", title="Actualités")
    sections = todays_sections()
    english, french = sections.by_address["en", "news"], sections.by_address["fr", "actualités"]
    assert english.public_id == french.public_id == section.public_id
    assert set(english.languages) == {("en", "news"), ("fr", "actualités")}
    assert sections.in_language("ar") == []


def test_an_old_address_leads_to_the_one_of_today_and_back() -> None:
    section = named("news")
    name_section(section, "en", slug="newsroom", title="Newsroom")
    assert todays_sections().moved == {("en", "news"): "newsroom"}
    assert ("en", "news") not in todays_sections().by_address
    name_section(section, "en", slug="news", title="News")
    assert todays_sections().moved == {("en", "newsroom"): "news"}


def test_an_address_that_another_has_or_had_is_not_given_again() -> None:
    first, second = named("news"), named("events")
    name_section(first, "en", slug="newsroom", title="Newsroom")
    for taken in ("news", "newsroom"):
        with pytest.raises(UnusableSection, match="leads to"):
            name_section(second, "en", slug=taken, title="Events")
    name_section(second, "fr", slug="news", title="Événements")


@pytest.mark.parametrize("slug", ["", "News", "a b", "a/b", "a.b", "2021", "x" * 81, "..", "٢٠٢١"])
def test_an_address_that_cannot_be_is_refused(slug: str) -> None:
    section = make_section()
    before = row_counts()
    with pytest.raises(UnusableSection):
        name_section(section, "en", slug=slug, title="News")
    assert row_counts() == before


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_words_kept_for_other_things_are_refused(slug: str) -> None:
    with pytest.raises(UnusableSection, match="kept for something else"):
        name_section(make_section(), "en", slug=slug, title="News")


def test_a_section_needs_a_title_that_can_be_printed_in_a_language_that_is_known() -> None:
    section = make_section()
    with pytest.raises(UnusableSection, match="needs a title"):
        name_section(section, "en", slug="news", title=" ")
    with pytest.raises(UnprintableText):
        name_section(section, "en", slug="news", title="a\x00b")
    with pytest.raises(UnknownLanguage):
        name_section(section, "xx", slug="news", title="News")


@pytest.mark.parametrize("size", [-1, 0, LARGEST_PAGE + 1])
def test_a_page_has_a_size_that_can_be(size: int) -> None:
    with pytest.raises(UnusableSection, match="A page shows 1 to"):
        make_section(page_size=size)


def test_there_is_one_front_and_it_gives_way_only_to_another() -> None:
    first, second = named("first", is_front=True), named("second", is_front=True)
    assert todays_sections().front["en"].slug == "first"
    second.is_front = True
    change_section(second, terms=[])
    assert todays_sections().front["en"].slug == "second"
    assert [view.slug for view in todays_sections().in_language("en")] == ["second", "first"]
    first.refresh_from_db()
    assert not first.is_front
    second.is_front = False
    with pytest.raises(UnusableSection, match="choose another listing"):
        change_section(second, terms=[])


def test_every_change_of_a_section_stands_in_the_journal() -> None:
    section = named("news")
    section.page_size = 5
    change_section(section, terms=[])
    changes = Change.objects.filter(subject="section", public_id=section.public_id)
    assert changes.count() == 3
    assert todays_sections().by_address["en", "news"].page_size == 5


def test_a_section_that_was_taken_back_is_not_remembered() -> None:
    with transaction.atomic():
        named("mistaken")
        assert ("en", "mistaken") in todays_sections().by_address
        transaction.set_rollback(True)
    named("news")
    assert set(todays_sections().by_address) == {("en", "news")}
