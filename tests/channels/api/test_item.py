"""One item: all of it, as it stood, its versions, and what is left of a withdrawn one."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from dateline.record.publish import publish
from dateline.record.restore import restore
from tests.channels.api.asking import status_of, told
from tests.channels.full_story import full_story, keep
from tests.channels.site import Site
from tests.newsroom import EDITOR, correct_in, publish_in, withdraw_from
from tests.stories import NOW, a_story, clock_at, released


def test_an_item_is_told_in_full(client: Client, site: Site) -> None:
    item = told(client, f"items/{site.story.public_id}/en/")
    assert item["strapline"] == "All of them"
    assert item["byline"] == "A Reporter"
    assert item["dateline"] == "FREETOWN"
    assert item["office"] == "Head office"
    assert item["text"].startswith("Once there were holes. See\n\nWhat was done\n\nOthers met too.")
    assert [block["type"] for block in item["body"]] == [
        "paragraph",
        "heading",
        "paragraph",
        "quote",
        "video",
    ]
    link = item["body"][2]["runs"][0]
    assert told(client, link["url"])["headline"] == "Farmers meet"


def test_a_link_to_what_is_hidden_is_words_alone(client: Client, site: Site) -> None:
    withdraw_from(site.farmers)
    item = client.get(f"/api/v1/items/{site.story.public_id}/en/").content.decode()
    assert "Others met" in item
    assert site.farmers.public_id not in item


@pytest.mark.django_db
def test_one_of_every_block_can_be_told(client: Client) -> None:
    kept = keep()
    with clock_at(NOW):
        item = released(full_story(kept))
        told_item = told(client, f"items/{item.public_id}/en/")
        for block in told_item["body"]:
            assert "token" not in str(block)
            assert "digest" not in str(block)
        figure = next(block for block in told_item["body"] if block["type"] == "figure")
        assert figure["picture"]["url"].endswith(f"/p/{kept.figure.token}.jpg")
        assert figure["picture"]["alt"] == 'A "red" field.'
        file = next(block for block in told_item["body"] if block["type"] == "file")
        for address in (figure["picture"]["url"], file["url"]):
            assert status_of(client, address) == 200
        assert "We mended them. (A Mender)" in told_item["text"]


def test_an_item_has_a_row_for_each_of_its_languages(client: Client, site: Site) -> None:
    publish({"fr": a_story(headline="Les routes")}, of=site.story, by=EDITOR)
    whole = told(client, f"items/{site.story.public_id}/")
    assert [row["headline"] for row in whole["items"]] == ["Roads are mended", "Les routes"]
    assert [one["language"] for one in whole["items"][0]["languages"]] == ["en", "fr"]
    assert whole["withdrawn"] == []


def test_corrections_stand_with_an_item_and_among_its_versions(client: Client, site: Site) -> None:
    item = told(client, f"items/{site.ministers.public_id}/en/")
    assert [one["note"] for one in item["corrections"]] == ["The day was wrong."]
    versions = told(client, f"items/{site.ministers.public_id}/editions/")["editions"]
    assert [(one["version"], one["type"]) for one in versions] == [
        (2, "corrected"),
        (1, "released"),
    ]
    assert versions[1]["at"] == "2021-08-02T00:00:00Z"


def test_a_withdrawn_item_is_gone_and_says_why(client: Client, site: Site) -> None:
    answer = client.get(f"/api/v1/items/{site.withdrawn.public_id}/en/")
    assert answer.status_code == 410
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"] == "They never parted."
    whole = told(client, f"items/{site.withdrawn.public_id}/")
    assert whole["items"] == []
    assert whole["withdrawn"][0]["reason"] == "They never parted."
    versions = told(client, f"items/{site.withdrawn.public_id}/editions/")["editions"]
    assert [(one["version"], one["type"]) for one in versions] == [(2, "withdrawn")]
    restore(site.withdrawn, by=EDITOR)
    versions = told(client, f"items/{site.withdrawn.public_id}/editions/")["editions"]
    assert [one["type"] for one in versions] == ["restored", "withdrawn", "released"]


@pytest.mark.django_db
def test_an_item_is_told_as_it_stood(client: Client) -> None:
    with clock_at(datetime(2030, 3, 1, 10, 0, tzinfo=UTC)):
        item = publish_in(headline="As it was")
    later = datetime(2030, 3, 1, 12, 0, tzinfo=UTC)
    with clock_at(later):
        correct_in(item, headline="As it is")
    with clock_at(later + timedelta(hours=1)):
        address = f"items/{item.public_id}/en/"
        assert told(client, address)["headline"] == "As it is"
        then = told(client, f"{address}?as_of=2030-03-01T11:00Z")
        assert (then["headline"], then["as_of"]) == ("As it was", "2030-03-01T11:00:00Z")
        assert then["corrections"] == []
        for moment in ("2030-03-01T09:59Z", "2030-03-01T13:01Z", "2030-02-29T09:59Z"):
            answer = client.get(f"/api/v1/{address}?as_of={moment}")
            assert (answer.status_code, answer.json()["parameter"]) == (404, "as_of")


def test_the_page_for_people_leads_to_the_item(client: Client, site: Site) -> None:
    page = client.get(site.pages["item"]).content.decode()
    path = f"/api/v1/items/{site.story.public_id}/en/"
    assert f'<link rel="alternate" type="application/json" href="{path}"' in page
    assert told(client, path)["headline"] == "Roads are mended"
