"""What a release would change is told before it, and nothing else changes."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.archive.arranging import make_section, name_section
from dateline.archive.touched import what_changes
from dateline.archive.unpublished import Unpublished
from dateline.lib.ids import new_public_id
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term
from tests.stories import NOW, a_story, head_office, released


@pytest.fixture
def topic() -> Term:
    """A topic with a section of its own, beside a section of everything and one of another."""
    topic = make_term(Vocabulary.TOPIC, {"en": "Health"})
    other = make_term(Vocabulary.TOPIC, {"en": "Roads"})
    for slug, terms in (("all", []), ("health", [topic]), ("roads", [other])):
        name_section(make_section(terms=terms), "en", slug=slug, title=slug)
    name_section(make_section(), "fr", slug="tout", title="Tout")
    return topic


def section_pages(slug: str, month: str = "2030/02") -> set[str]:
    base = f"/en/{slug}/"
    return {base, f"{base}index.txt", f"{base}{month}/", f"{base}{month}/index.txt"}


def test_a_first_release_changes_its_page_and_the_sections_that_hold_it(topic: Term) -> None:
    story = Unpublished(a_story(topic), "en", public_id := new_public_id(), head_office())
    touched = what_changes(story, at=NOW)
    assert set(touched.pages) == {
        f"/en/i/{public_id}/a-story",
        f"/en/i/{public_id}/a-story.txt",
        *section_pages("all"),
        *section_pages("health"),
    }
    assert set(touched.feeds) == {
        f"/en/{slug}/{document}"
        for slug in ("all", "health")
        for document in ("rss.xml", "atom.xml", "feed.json", "ninjs.json", "newsml.xml")
    }


def test_another_language_changes_the_pages_that_will_link_to_it(topic: Term) -> None:
    item = released(a_story(headline="Bon"), language="fr")
    story = Unpublished(a_story(), "en", item.public_id, head_office())
    assert f"/fr/i/{item.public_id}/bon" in what_changes(story, at=NOW).pages


def test_an_update_changes_what_it_leaves_as_well(topic: Term) -> None:
    item = released(a_story(topic))
    moved = replace(a_story(), date=date(2030, 1, 31))
    story = Unpublished(moved, "en", item.public_id, head_office())
    assert set(what_changes(story, at=NOW).pages) == {
        f"/en/i/{item.public_id}/a-story",
        f"/en/i/{item.public_id}/a-story.txt",
        *section_pages("all"),
        *section_pages("all", "2030/01"),
        *section_pages("health"),
    }
