"""Offices on the desk: made, renamed and given their clock by administrators."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

from dateline.desk.models import Office, OfficePage
from dateline.desk.words import label_name
from dateline.people.models import AuditEntry
from dateline.terms.models import Term

LIST = "/desk/offices/"


def test_an_administrator_makes_an_office_with_all_it_needs(administrator: Client) -> None:
    words = {"name-en": "Suva", "name-fr": "Suva (Fidji)", "time_zone": "Pacific/Fiji"}
    answer = administrator.post(reverse("offices:add"), words, follow=True)
    assert "“Suva” is an office now." in answer.content.decode()
    office = Office.objects.get()
    assert (label_name(office.term), office.time_zone) == ("Suva", "Pacific/Fiji")
    assert OfficePage.objects.get().title == office.collection.name == "Suva"
    assert office.teams.count() == 2
    assert AuditEntry.objects.filter(deed="made an office").exists()


def test_an_office_is_renamed_everywhere(manila: Office, administrator: Client) -> None:
    words = {"name-en": "Quezon City", "time_zone": "Asia/Manila"}
    administrator.post(reverse("offices:edit", args=[manila.pk]), words)
    assert label_name(Term.objects.get(pk=manila.term_id)) == "Quezon City"
    assert OfficePage.objects.get().title == "Quezon City"
    assert Collection.objects.get(pk=manila.collection_id).name == "Quezon City"


def test_renaming_the_label_renames_the_office(manila: Office, administrator: Client) -> None:
    address = reverse("labels:edit", args=[manila.term_id])
    administrator.post(address, {"name-en": "Quezon City"})
    assert OfficePage.objects.get().title == "Quezon City"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"time_zone": "UTC"}, "An office needs a name in some language."),
        ({"name-en": "Manila", "time_zone": "UTC"}, "already called “Manila”"),
        ({"name-en": "Suva", "time_zone": "Moon/Tycho"}, "Moon/Tycho"),
    ],
)
def test_what_cannot_be_an_office_is_refused_in_a_sentence(
    manila: Office, administrator: Client, words: dict[str, str], sentence: str
) -> None:
    answer = administrator.post(reverse("offices:add"), words)
    assert sentence in answer.content.decode()
    assert Office.objects.count() == 1


def test_nobody_else_comes_near_the_offices(manila_editor: Client, managing_editor: Client) -> None:
    for client in (manila_editor, managing_editor):
        assert client.get(LIST).status_code == 302
        assert client.post(reverse("offices:add"), {"name-en": "Suva"}).status_code == 302
    assert Office.objects.count() == 1


def test_editors_keep_boilerplates_and_contact_cards_and_reporters_use_them(
    manila_editor: Client, manila_reporter: Client
) -> None:
    address = reverse("wagtailsnippets_desk_contactcard:add")
    card = {"name": "The press office", "phone": "+63 2 555 0100"}
    assert manila_reporter.post(address, card).status_code == 302
    chooser = reverse("wagtailsnippetchoosers_desk_contactcard:choose")
    assert "The press office" not in manila_reporter.get(chooser).content.decode()
    manila_editor.post(address, card)
    assert "The press office" in manila_reporter.get(chooser).content.decode()
