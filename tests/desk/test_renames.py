"""A new name shows wherever the old one stood, at once and in every process; editions stay."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dateline.archive import sections
from dateline.archive.addresses import item_address, item_text_address
from dateline.archive.arranging import make_section, name_section
from dateline.archive.article import article
from dateline.archive.entries import Article
from dateline.archive.models import Section
from dateline.desk.offices import make_rights_everywhere, office_of
from dateline.lib import clock
from dateline.people.models import Role
from dateline.record.blocks import Paragraph, Run
from dateline.record.models import Content, Edition
from dateline.record.publish import NewItem, publish
from dateline.terms import names
from dateline.terms.models import Term, Vocabulary
from dateline.terms.names import names_at
from dateline.terms.naming import make_term
from tests.desk.conftest import SignIn
from tests.desk.stories import write_story
from tests.newsroom import EDITOR, row_counts
from tests.stories import a_story

ALL = set(Vocabulary.values)

# Which names each place says. Nothing on a public page, the masthead least of all, is called by
# its collection: a listing's title is its own. Of topics and places readers see nothing yet.
READERS = {
    "listing": {"series", "kind"},
    "listing as text": {"series", "kind"},
    "month": {"series", "kind"},
    "month as text": {"series", "kind"},
    "rss": {"series", "kind"},
    "atom": {"series", "kind"},
    "item": {"series", "kind", "office", "partner", "place", "topic"},
    "item as text": {"series", "office"},
    "brief": {"series", "kind", "office"},
    "brief as text": {"kind", "office"},
}
DESK = {
    "labels": ALL,
    "a label": {"kind"},
    "regions of a place": {"place"},
    "offices": {"office"},
    "accounts": {"office"},
    "published": {"office", "kind"},
    "e-mail version": {"series", "office"},
    "stories": {"office", "kind"},
    "new story": {"office", "kind"},
    # The form calls a collection by the title of the listing that it fills.
    "story": ALL - {"collection"},
    "story in review": ALL - {"collection"},
    "listings": {"collection"},
    "a listing": ALL,
}


@pytest.fixture
def terms(db: None) -> dict[str, Term]:
    """A label of each vocabulary, named in English alone."""
    return {one: make_term(Vocabulary(one), {"en": f"Old {one}"}) for one in Vocabulary.values}


def _released(office: Term, *under: Term, **fields: Any) -> Article:
    story = a_story(*under, **fields)
    (edition,) = publish({"en": story}, by=EDITOR, of=NewItem(office))
    found = article(edition.item.public_id, "en", at=clock.now())
    assert found
    return found


def _for_readers(terms: dict[str, Term]) -> dict[str, str]:
    """Release a story under every label, and a brief of a kind alone; say where both are met."""
    section = make_section(terms=[terms["collection"]], is_front=True)
    name_section(section, "en", slug="news", title="News")
    body = (Paragraph((Run("Once there were holes."),)),)
    labels = [terms[one] for one in sorted(ALL - {"office"})]
    told = _released(terms["office"], *labels, headline="Told", body=body)
    beside = _released(terms["office"], terms["kind"], terms["collection"], headline="Beside")
    _released(terms["office"], terms["series"], headline="Third", date=date(2030, 1, 1))
    return {
        "listing": "/en/news/",
        "listing as text": "/en/news/index.txt",
        "month": "/en/news/2030/02/",
        "month as text": "/en/news/2030/02/index.txt",
        "rss": "/en/news/rss.xml",
        "atom": "/en/news/atom.xml",
        "item": item_address(told.entry),
        "item as text": item_text_address(told.entry),
        "brief": item_address(beside.entry),
        "brief as text": item_text_address(beside.entry),
        "e-mail version": reverse("published_mail", args=[told.entry.public_id, "en"]),
    }


def _on_the_desk(terms: dict[str, Term]) -> dict[str, str]:
    """Write a story under every label; say where the desk shows labels."""
    office, elsewhere = office_of(terms["office"]), make_term(Vocabulary.PLACE, {"en": "Elsewhere"})
    story, in_review = write_story(office), write_story(office)
    in_review.get_workflow().start(in_review, user=None)
    return {
        "labels": reverse("labels:index"),
        "a label": reverse("labels:edit", args=[terms["kind"].pk]),
        "regions of a place": reverse("labels:edit", args=[elsewhere.pk]),
        "offices": reverse("offices:index"),
        "accounts": reverse("wagtailusers_users:add"),
        "published": reverse("published"),
        "stories": reverse("stories"),
        "new story": reverse("new_story"),
        "story": reverse("wagtailadmin_pages:edit", args=[story.pk]),
        "story in review": reverse("wagtailadmin_pages:edit", args=[in_review.pk]),
        "listings": reverse("listings:index"),
        "a listing": reverse("listings:edit", args=[Section.objects.get().pk]),
    }


def _said(client: Client, path: str, word: str) -> set[str]:
    """Return the vocabularies whose label is called so at an address."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    page = answer.content.decode()
    return {one for one in ALL if f"{word} {one}" in page}


def _kept() -> tuple[list[Any], list[Any], int]:
    """Return all that has been released, as it is kept."""
    counts = row_counts()
    released = sum(count for table, count in counts.items() if table.startswith("record_"))
    return list(Edition.objects.values()), list(Content.objects.values()), released


@pytest.mark.thorough
def test_a_new_name_shows_everywhere_at_once_and_touches_no_edition(
    terms: dict[str, Term], sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    office_of(make_term(Vocabulary.OFFICE, {"en": "Another"}))
    editor = sign_in("somebody", Role.MANAGING_EDITOR)
    make_rights_everywhere()
    administrator = sign_in("else", Role.ADMINISTRATOR)
    who = {**dict.fromkeys(READERS, Client()), **dict.fromkeys(DESK, editor)}
    who |= dict.fromkeys(("offices", "accounts"), administrator)
    where = _for_readers(terms) | _on_the_desk(terms)
    expected = READERS | DESK
    assert where.keys() == expected.keys()
    assert {name: _said(who[name], where[name], "Old") for name in where} == expected

    kept, remembered, before = _kept(), (names._todays, sections._todays), clock.now()
    for one, term in terms.items():
        answer = editor.post(
            reverse("labels:edit", args=[term.pk]), {"name-en": f"New {one}"}, follow=True
        )
        assert f"“New {one}” has been saved." in answer.content.decode()

    assert "Review in New office" in editor.get(where["story in review"]).content.decode()
    shown = {}
    for name, path in where.items():
        # As in a process of its own, which has read names before and was told of nothing since.
        monkeypatch.setattr(names, "_todays", remembered[0])
        monkeypatch.setattr(sections, "_todays", remembered[1])
        shown[name] = _said(who[name], path, "New"), _said(who[name], path, "Old")
    assert shown == {name: (said, set()) for name, said in expected.items()}

    assert _kept() == kept
    then = names_at(before)
    assert {one: then.of(term.pk, "en") for one, term in terms.items()} == {
        one: f"Old {one}" for one in ALL
    }
