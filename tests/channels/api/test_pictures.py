"""A picture comes with its credit, rights and sizes, and is in no row once its right has ended."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from time_machine import Traveller, travel

from dateline.lib import clock
from dateline.pictures.rights import Terms, keep_rights
from dateline.record.blocks import Figure
from tests.channels.api.asking import ROOT, status_of, told
from tests.newsroom import bring_in, listing_of, publish_in
from tests.photographs import kept_photo, shown

NOW = datetime(2030, 3, 1, 10, 0, 37, tzinfo=UTC)
END = datetime(2030, 3, 1, 11, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now(db: None) -> Iterator[Traveller]:
    clock.forget()
    with travel(NOW, tick=False) as travelling:
        yield travelling
    clock.forget()


def test_a_picture_whose_right_has_ended_is_in_no_row(client: Client, now: Traveller) -> None:
    rights = keep_rights(None, Terms(shown_until=END, licence="cc-by-4.0"))
    lead, figure = (kept_photo(rights=rights) for _one in range(2))
    bring_in(listing_of(1), section="news")
    item = publish_in(
        "news",
        headline="A field",
        date=date(2030, 3, 1),
        credit="© Lead",
        picture=shown(lead, alt="A lead alt.", caption="A lead caption."),
        body=(Figure(shown(figure, alt="A body alt.", caption="In the text"), "© Body"),),
    )
    paths = [
        "items/",
        "items/?section=news",
        f"items/{item.public_id}/",
        f"items/{item.public_id}/en/",
        "changes/",
    ]
    now.move_to(END - timedelta(microseconds=1))
    picture = told(client, "items/")["items"][0]["picture"]
    assert (picture["alt"], picture["caption"], picture["credit"]) == (
        "A lead alt.",
        "A lead caption.",
        "© Lead",
    )
    assert (picture["licence"], picture["may_be_handed_on"]) == ("cc-by-4.0", True)
    for address in (picture["url"], *(one["url"] for one in picture["renditions"])):
        assert status_of(client, address) == 200
    in_text = told(client, f"items/{item.public_id}/en/")["body"][0]["picture"]
    assert status_of(client, in_text["url"]) == 200
    pages = {path: client.get(ROOT + path).content.decode() for path in paths}
    assert all(lead.token in page for page in pages.values())
    now.move_to(END)
    pages = {path: client.get(ROOT + path).content.decode() for path in paths}
    for path, page in pages.items():
        for hidden in (lead.token, figure.token, "A lead caption.", "A lead alt."):
            assert hidden not in page, path
    assert told(client, "items/")["items"][0]["picture_absent"] == "rights ended"
    in_text = told(client, f"items/{item.public_id}/en/")["body"][0]["picture"]
    assert (in_text["url"], in_text["absent"]) == (None, "rights ended")
    then = told(client, f"items/{item.public_id}/en/?as_of=2030-03-01T10:30Z")
    assert then["picture"] is None
