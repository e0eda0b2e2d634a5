"""Editing topics and labels on the desk."""

import re

import pytest
from django.test import Client

from dateline.desk.models import Office
from dateline.desk.offices import office_page
from dateline.journal.position import position
from dateline.people.models import AuditEntry
from dateline.terms.models import Term, TermName, Vocabulary
from dateline.terms.names import todays_names
from dateline.terms.naming import make_term, rename


@pytest.fixture
def wages(db: None) -> Term:
    return make_term(Vocabulary.TOPIC, {"en": "Wages", "fr": "Salaires"})


def test_a_label_is_made_with_its_names(editor: Client) -> None:
    response = editor.post(
        "/desk/labels/new/", {"vocabulary": "kind", "name-en": "Blog", "name-ar": "مدونة"}
    )
    assert response.status_code == 302
    term = TermName.objects.get(name="Blog").term
    assert term.vocabulary == "kind"
    assert todays_names().by_term[term.pk] == {"en": "Blog", "ar": "مدونة"}
    assert AuditEntry.objects.filter(
        deed="made a label", subject=f"label {term.public_id}", role="Editor"
    ).exists()


def test_a_new_name_is_added_and_the_old_one_kept(editor: Client, wages: Term) -> None:
    editor.post(f"/desk/labels/edit/{wages.pk}/", {"name-en": "Pay", "name-fr": "Salaires"})
    assert todays_names().of(wages.pk, "en") == "Pay"
    names = wages.names.order_by("pk").values_list("language", "name")
    assert list(names) == [("en", "Wages"), ("fr", "Salaires"), ("en", "Pay")]
    assert AuditEntry.objects.order_by("-pk")[0].deed == "changed a label"


def test_a_name_that_another_has_is_refused_at_its_field(editor: Client, wages: Term) -> None:
    make_term(Vocabulary.TOPIC, {"fr": "Emploi"})
    before = position()
    response = editor.post(
        f"/desk/labels/edit/{wages.pk}/",
        {"name-en": "Pay", "name-fr": "EMPLOI", "name-de": "x" * 201},
    )
    assert response.context["form"].errors == {
        "name-fr": ["Another topic is already called “EMPLOI”."],
        "name-de": ["A name has 1 to 200 characters; this has 201."],
    }
    assert position() == before
    assert todays_names().of(wages.pk, "en") == "Wages"


def test_a_name_once_given_is_not_taken_away(editor: Client, wages: Term) -> None:
    response = editor.post(f"/desk/labels/edit/{wages.pk}/", {"name-en": "Wages", "name-fr": ""})
    assert "name-fr" in response.context["form"].errors


def test_what_a_label_is_stays_for_good(editor: Client, wages: Term) -> None:
    assert 'name="vocabulary"' not in editor.get(f"/desk/labels/edit/{wages.pk}/").content.decode()
    editor.post(
        f"/desk/labels/edit/{wages.pk}/",
        {"vocabulary": "office", "name-en": "Pay", "name-fr": "Salaires"},
    )
    assert Term.objects.get(pk=wages.pk).vocabulary == "topic"


def test_a_kind_is_told_to_search_engines(editor: Client) -> None:
    kind = make_term(Vocabulary.KIND, {"en": "Blog"})
    editor.post(f"/desk/labels/edit/{kind.pk}/", {"name-en": "Blog", "schema_type": "Report"})
    assert Term.objects.get(pk=kind.pk).schema_type == "Report"


def test_a_place_lies_in_another_but_never_in_itself(editor: Client) -> None:
    africa = make_term(Vocabulary.PLACE, {"en": "Africa"})
    ghana = make_term(Vocabulary.PLACE, {"en": "Ghana"})
    editor.post(f"/desk/labels/edit/{ghana.pk}/", {"name-en": "Ghana", "region": africa.public_id})
    assert Term.objects.get(pk=ghana.pk).within == africa
    response = editor.post(
        f"/desk/labels/edit/{africa.pk}/", {"name-en": "Africa", "region": ghana.public_id}
    )
    assert response.context["form"].errors["region"] == [
        "A place cannot lie within itself, not even by a detour."
    ]


def test_what_is_meant_for_places_alone_is_left_out_for_a_topic(editor: Client) -> None:
    africa = make_term(Vocabulary.PLACE, {"en": "Africa"})
    editor.post(
        "/desk/labels/new/",
        {
            "vocabulary": "topic",
            "name-en": "Mining",
            "region": africa.public_id,
            "schema_type": "Report",
        },
    )
    mining = TermName.objects.get(name="Mining").term
    assert (mining.within, mining.schema_type) == (None, "")


def test_a_label_without_any_name_is_not_made(editor: Client) -> None:
    before = Term.objects.count()
    response = editor.post("/desk/labels/new/", {"vocabulary": "topic"})
    assert response.context["form"].errors["name-en"] == ["A label needs a name in some language."]
    assert Term.objects.count() == before


def test_labels_are_found_by_names_they_had(editor: Client, wages: Term) -> None:
    rename(wages, "en", "Pay")
    page = editor.get("/desk/labels/?q=WAGE").content.decode()
    assert "Pay" in page
    assert editor.get("/desk/labels/?q=nothing").content.decode().count("/desk/labels/edit/") == 0


def test_labels_are_listed_by_name_and_narrowed_to_one_sort(editor: Client, wages: Term) -> None:
    make_term(Vocabulary.PARTNER, {"en": "A partner"})
    page = editor.get("/desk/labels/").content.decode()
    assert page.index("A partner") < page.index("Wages")
    page = editor.get("/desk/labels/?vocabulary=topic").content.decode()
    assert "Wages" in page
    assert "A partner" not in page


@pytest.fixture
def arabic_house(manila: Office, wages: Term) -> Office:
    """A house that writes in Arabic and English, whose topic has no Arabic name."""
    office_page(manila, "ar")
    return manila


def _rows(page: str) -> list[str]:
    return re.findall(r"<tr[^>]*>(?:(?!</tr>).)*labels/edit(?:(?!</tr>).)*</tr>", page, re.DOTALL)


def test_the_list_says_how_many_labels_have_a_name_in_each_language_of_the_house(
    editor: Client, arabic_house: Office
) -> None:
    make_term(Vocabulary.TOPIC, {"ar": "الصحة"})
    page = editor.get("/desk/labels/").content.decode()
    count = str(Term.objects.count())
    (in_arabic, in_english) = re.findall(r">(\w+): (\d+) of (\d+)<", page)
    # Some of the kinds that every house begins with have an Arabic name.
    named = Term.objects.filter(names__language="ar").distinct().count()
    assert in_arabic == ("Arabic", str(named), count)
    assert in_english == ("English", str(int(count) - 1), count)
    # Nobody writes in French here, so a French name is nobody's to give.
    assert "French:" not in page
    (row,) = [row for row in _rows(page) if "Wages" in row]
    assert "العربية" in row
    (row,) = [row for row in _rows(page) if "الصحة" in row]
    assert row.count("English") == 1
    page = editor.get("/desk/labels/?vocabulary=topic").content.decode()
    assert re.findall(r">(\w+): (\d+) of (\d+)<", page) == [
        ("Arabic", "1", "2"),
        ("English", "1", "2"),
    ]
    assert 'href="/desk/labels/?vocabulary=topic&amp;unnamed=ar"' in page


def test_labels_are_narrowed_to_those_without_a_name_in_a_language(
    editor: Client, arabic_house: Office, wages: Term
) -> None:
    make_term(Vocabulary.TOPIC, {"ar": "الصحة"})
    address = "/desk/labels/?vocabulary=topic&unnamed=ar"
    (row,) = _rows(editor.get(address).content.decode())
    assert "Wages" in row
    rename(wages, "ar", "الأجور")
    page = editor.get(address).content.decode()
    assert _rows(page) == []
    assert "Each of these has a name in Arabic." in page
    assert re.search(r"</svg>\s*Arabic: 2 of 2", page)
    assert len(_rows(editor.get("/desk/labels/?vocabulary=topic").content.decode())) == 2


def test_the_form_says_what_readers_see_while_a_name_is_missing(
    editor: Client, arabic_house: Office
) -> None:
    bold = make_term(Vocabulary.TOPIC, {"en": "<b>Bold</b>"})
    page = editor.get(f"/desk/labels/edit/{bold.pk}/").content.decode()
    said = re.findall(r"Until there is one, readers of (\w+) see “(.*?)” \((\w+)\)\.", page)
    assert said == [
        ("Arabic", '<bdi lang="en" dir="ltr">&lt;b&gt;Bold&lt;/b&gt;</bdi>', "English"),
    ]
    rename(bold, "ar", "عريض")
    page = editor.get(f"/desk/labels/edit/{bold.pk}/").content.decode()
    assert "Until there is one" not in page


def test_an_office_says_in_which_languages_it_has_no_name(
    administrator: Client, arabic_house: Office
) -> None:
    page = administrator.get("/desk/offices/").content.decode()
    assert re.findall(r">(\w+): (\d+) of (\d+)<", page) == [("Arabic", "0", "1")]
    assert 'href="/desk/labels/?vocabulary=office&amp;unnamed=ar"' in page
    form = administrator.get(f"/desk/offices/edit/{arabic_house.pk}/").content.decode()
    assert 'see “<bdi lang="en" dir="ltr">Manila</bdi>”' in form
