"""Editing listings on the desk."""

from typing import Any

import pytest
from django.test import Client

from dateline.archive.arranging import make_section, name_section
from dateline.archive.models import Section, SectionName
from dateline.archive.sections import pins_of, todays_sections
from dateline.journal.position import position
from dateline.people.models import AuditEntry, User
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term
from tests.newsroom import publish_in


@pytest.fixture
def news(db: None) -> Section:
    section = make_section(page_size=10, is_front=True)
    name_section(section, "en", slug="news", title="News", purpose="What happened.")
    return section


_FILLED_IN: dict[str, Any] = {
    "page_size": "10",
    "is_numbered": "on",
    "is_front": "on",
    "title-en": "News",
    "slug-en": "news",
    "purpose-en": "What happened.",
}


def _save(client: Client, section: Section, **changes: Any) -> Any:
    filled_in = {**_FILLED_IN, **{name.replace("_in_", "-"): to for name, to in changes.items()}}
    filled_in = {name: to for name, to in filled_in.items() if to is not None}
    return client.post(f"/desk/listings/edit/{section.pk}/", filled_in)


def test_a_listing_is_renamed_and_its_old_address_leads_on(
    editor: Client, client: Client, news: Section
) -> None:
    assert _save(editor, news, slug_in_en="our-news", title_in_en="Our news").status_code == 302
    assert todays_sections().by_address["en", "our-news"].title == "Our news"
    assert todays_sections().moved["en", "news"] == "our-news"
    address = client.get("/en/news/").headers["Location"]
    assert "Our news" in client.get(address).content.decode()


def test_a_change_is_public_at_once_and_names_who_made_it(editor: Client, news: Section) -> None:
    before = position()
    _save(editor, news, page_size="25", has_month_headings="on", is_numbered=None)
    view = todays_sections().by_address["en", "news"]
    assert (view.page_size, view.is_numbered, view.has_month_headings) == (25, False, True)
    assert position() > before
    entry = AuditEntry.objects.order_by("-pk")[0]
    assert entry.person == User.objects.get(username="editor").opaque_id
    assert (entry.role, entry.deed, entry.subject) == (
        "Editor",
        "changed a listing",
        f"listing {news.public_id}",
    )


def test_saving_without_a_change_leaves_no_trace(editor: Client, news: Section) -> None:
    before = position(), AuditEntry.objects.count()
    assert _save(editor, news).status_code == 302
    assert (position(), AuditEntry.objects.count()) == before


def test_a_new_listing_fills_itself_with_what_carries_its_labels(
    editor: Client, client: Client
) -> None:
    wages = make_term(Vocabulary.TOPIC, {"en": "Wages"})
    office = make_term(Vocabulary.OFFICE, {"en": "Head office"})
    response = editor.post(
        "/desk/listings/new/",
        {
            "page_size": "5",
            "title-en": "On wages",
            "title-ar": "الأجور",
            "under-topic": [wages.public_id],
            "under-office": [office.public_id],
        },
    )
    assert response.status_code == 302
    section = Section.objects.get()
    assert set(section.terms.all()) == {wages, office}
    assert (section.page_size, section.is_numbered, section.is_front) == (5, False, False)
    assert set(SectionName.objects.values_list("language", "slug")) == {
        ("en", "on-wages"),
        ("ar", "الأجور"),
    }
    publish_in("on-wages", headline="Wages rise")
    assert "Wages rise" in client.get("/en/on-wages/").content.decode()
    assert "made a listing" in AuditEntry.objects.values_list("deed", flat=True)


def test_refusals_stand_at_their_fields_and_nothing_is_kept(editor: Client, news: Section) -> None:
    other = make_section()
    name_section(other, "fr", slug="nouvelles", title="Nouvelles")
    before = position(), AuditEntry.objects.count()
    response = _save(
        editor,
        news,
        page_size="500",
        slug_in_en="desk",
        title_in_fr="Nouvelles d’ici",
        slug_in_fr="nouvelles",
        slug_in_de="neues",
        title_in_es="Todo",
        is_front=None,
    )
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert errors["page_size"] == ["A page shows 1 to 200 items, not 500."]
    assert errors["slug-en"] == ["The address “desk” is kept for something else; take another."]
    assert errors["slug-fr"] == ["The address /fr/nouvelles/ leads to “Nouvelles”."]
    assert errors["title-de"] == ["A listing needs a title."]
    assert "title-es" not in errors
    assert (position(), AuditEntry.objects.count()) == before
    assert not SectionName.objects.filter(language="es").exists()
    assert "The address “desk” is kept" in response.content.decode()


def test_the_front_passes_on_but_never_ends(editor: Client, news: Section) -> None:
    response = _save(editor, news, is_front=None)
    assert response.context["form"].errors["is_front"] == [
        "Readers who open the site arrive here; choose another listing for them first."
    ]
    other = make_section()
    name_section(other, "en", slug="other", title="Other")
    _save(editor, other, title_in_en="Other", slug_in_en="other")
    assert Section.objects.get(is_front=True) == other


def test_words_are_asked_for_in_the_direction_of_their_language(
    editor: Client, news: Section
) -> None:
    page = editor.get(f"/desk/listings/edit/{news.pk}/").content.decode()
    form = page[page.index('id="w-editor-form"') :]
    for part in ("title", "slug", "purpose"):
        assert f'<input type="text" name="{part}-ar" lang="ar" dir="rtl"' in form
    for word in ("slug", "section", "Section", "term", "cursor"):
        assert f">{word}" not in form


def test_a_listing_without_any_title_is_not_made(editor: Client) -> None:
    response = editor.post("/desk/listings/new/", {"page_size": "10"})
    assert response.context["form"].errors["title-en"] == [
        "A listing needs a title in some language."
    ]
    assert not Section.objects.exists()


def test_the_list_leads_to_the_form_and_to_the_site(editor: Client, news: Section) -> None:
    page = editor.get("/desk/listings/").content.decode()
    assert f"/desk/listings/edit/{news.pk}/" in page
    assert 'href="/en/news/" target="_blank"' in page
    assert "Readers arrive here" in page


def test_pinned_items_stand_first_in_the_order_they_were_chosen(
    editor: Client, news: Section
) -> None:
    older, newer = (publish_in("news", headline=words) for words in ("Older", "Newer"))
    chosen = [newer.public_id, older.public_id]
    assert _save(editor, news, pinned=chosen).status_code == 302
    assert [pin.public_id for pin in pins_of(news)] == chosen
    assert "Older ·" in editor.get(f"/desk/listings/edit/{news.pk}/").content.decode()
    assert _save(editor, news, pinned=chosen[:1]).status_code == 302
    assert [pin.public_id for pin in pins_of(Section.objects.get())] == chosen[:1]


def test_more_than_five_pinned_items_are_refused(editor: Client, news: Section) -> None:
    items = [publish_in("news", headline=f"Story {number}").public_id for number in range(6)]
    answer = _save(editor, news, pinned=items)
    assert "At most 5 items can be pinned" in answer.content.decode()
    assert pins_of(news) == ()
