"""Half a sign, which no text can hold: it is refused or stands as “�”, and nothing breaks."""

import json
from typing import Any
from urllib.parse import quote_from_bytes, quote_plus

import pytest
from django.test import Client
from django.urls import reverse

from dateline.archive.identity import identity_now
from dateline.desk.models import Boilerplate, ContactCard, Office, StoryPage
from dateline.terms.models import TermName
from tests.desk.filled_in import filled_in
from tests.desk.stories import write_story

pytestmark = pytest.mark.django_db
# The first half of a sign beyond the first 65,536, as only broken programs send it.
HALF = "A\ud800B"
REPLACED = "A\N{REPLACEMENT CHARACTER}"


def post(client: Client, address: str, fields: dict[str, Any]) -> Any:
    """Send a form as a browser encodes it, half signs and all."""
    pairs = (
        (name, one)
        for name, values in fields.items()
        for one in (values if isinstance(values, list) else [values])
    )
    sent = "&".join(
        f"{quote_plus(name)}={quote_from_bytes(str(one).encode('utf-8', 'surrogatepass'))}"
        for name, one in pairs
    )
    return client.post(address, sent, content_type="application/x-www-form-urlencoded")


def test_in_a_headline_it_is_replaced(manila_editor: Client) -> None:
    page = write_story()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    post(manila_editor, edit, filled_in(manila_editor.get(edit)) | {"title": HALF})
    assert StoryPage.objects.get(pk=page.pk).draft_title.startswith(REPLACED)


def test_in_the_name_of_a_label_it_is_replaced(manila_editor: Client) -> None:
    fields = {"vocabulary": "topic", "name-en": HALF}
    assert post(manila_editor, reverse("labels:add"), fields).status_code == 302
    assert TermName.objects.filter(name__startswith=REPLACED).exists()


def test_in_the_name_of_an_office_it_is_replaced(administrator: Client) -> None:
    fields = {"name-en": HALF, "time_zone": "Asia/Manila"}
    assert post(administrator, reverse("offices:add"), fields).status_code == 302
    assert Office.objects.latest("pk").pages.filter(title__startswith=REPLACED).exists()


def test_in_the_name_of_the_site_it_is_replaced(administrator: Client) -> None:
    fields = {"name-en": HALF, "press_name": HALF}
    assert post(administrator, reverse("desk_site"), fields).status_code == 302
    site = identity_now()
    assert site
    assert site.words["en"].name.startswith(REPLACED)


def rich(text: str) -> str:
    """Return a paragraph as the editor sends it, hidden in a field as JSON."""
    block = {"key": "a", "type": "unstyled", "depth": 0, "text": text}
    parts: dict[str, list[Any]] = {"inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [block | parts], "entityMap": {}})


@pytest.mark.parametrize("text", [HALF, "A\x07B"])
def test_in_a_boilerplate_it_is_refused_with_a_sentence(manila_editor: Client, text: str) -> None:
    address = reverse("wagtailsnippets_desk_boilerplate:add")
    fields = {"title": "Who we are", "language": "en", "text": rich(text)}
    answer = manila_editor.post(address, fields)
    assert answer.status_code == 200
    assert f"holds the control character U+{ord(text[1]):04X}" in answer.content.decode()
    assert not Boilerplate.objects.exists()
    manila_editor.post(address, fields | {"text": rich("We are.")})
    assert Boilerplate.objects.get().title == "Who we are"


def test_on_a_contact_card_what_cannot_be_shown_is_refused(manila_editor: Client) -> None:
    address = reverse("wagtailsnippets_desk_contactcard:add")
    answer = manila_editor.post(address, {"name": "Press\x07desk"})
    assert "holds the control character U+0007" in answer.content.decode()
    assert not ContactCard.objects.exists()


def test_in_the_body_of_a_story_it_is_refused_with_a_sentence(manila_editor: Client) -> None:
    page = write_story(body=[("text", "<p>Before.</p>")])
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    block = {"type": "text", "value": rich(HALF), "order": "0", "deleted": ""}
    body = {"body-count": "1"} | {f"body-0-{name}": value for name, value in block.items()}
    answer = manila_editor.post(edit, filled_in(manila_editor.get(edit)) | body)
    assert answer.status_code == 400
    assert "Not saved" in answer.content.decode()
    assert "Before." in str(page.get_latest_revision_as_object().body)
    body["body-0-value"] = rich("After.")
    manila_editor.post(edit, filled_in(manila_editor.get(edit)) | body)
    page.refresh_from_db()
    assert "After." in str(page.get_latest_revision_as_object().body)
