"""A listing as a package of ninjs and NewsML-G2: its newest items in brief, and what left it."""

from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from time_machine import travel

from dateline.archive.arranging import make_section, name_section
from dateline.lib import clock
from dateline.record.story import TermRef
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term
from tests.channels.feeds.exchanged import DOCUMENTS, exchanged, words
from tests.channels.feeds.reading import HOST, NAMES, ids_and_next, json_at, way_on, xml_at
from tests.channels.site import Site, address_of
from tests.newsroom import bring_in, correct_in, listing_of, publish_in, withdraw_from

NINJS, NEWSML = (f"/en/news/{document}" for document in DOCUMENTS)
ITEM_REF = "g2:groupSet/g2:group/g2:itemRef"


def rows(path: str = NINJS) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json_at(path)["associations"]
    return found


def statuses() -> dict[str, tuple[str, str]]:
    """Return how each item of the listing stands in either form, by its id."""
    in_newsml = {
        one.attrib["residref"]: status.attrib["qcode"]
        for one in xml_at(NEWSML).findall(ITEM_REF, NAMES)
        for status in one.findall("g2:pubStatus", NAMES)
    }
    return {one["uri"]: (one["pubStatus"], in_newsml.pop(one["uri"])) for one in rows()}


def test_a_package_says_what_it_is(site: Site) -> None:
    package, newsml = json_at(NINJS), xml_at(NEWSML)
    assert (package["uri"], package["type"]) == (f"{HOST}{NINJS}", "composite")
    assert package["title"] == "News and events"
    assert newsml.tag.endswith("}packageItem")
    assert newsml.attrib["guid"] == f"{HOST}{NEWSML}"
    assert words(newsml, "itemMeta/title") == ["News and events"]
    assert words(newsml, "itemMeta/altRep") == [f"{HOST}/en/news/"]
    assert package["version"] == newsml.attrib["version"]


def test_it_lists_what_the_section_lists_in_brief(site: Site) -> None:
    told = [one["title"] for one in rows() if one["pubStatus"] == "usable"]
    assert told == ["Ministers meet", "Farmers meet", "Roads are mended"]
    titles = words(xml_at(NEWSML), "groupSet/group/itemRef/title")
    assert titles == told
    row = rows()[0]
    assert row["representationType"] == "partial"
    assert row["descriptions"] == [{"role": "summary", "value": "They met for two days."}]
    assert [one["name"] for one in row["genres"]] == ["Press release"]
    assert "bodies" not in row


def test_each_item_leads_to_the_whole_of_it(site: Site) -> None:
    for one in rows()[:3]:
        (address,) = [form["href"] for form in one["renditions"] if form["name"] == "ninjs"]
        whole = json_at(address)
        assert {part: whole[part] for part in ("uri", "title", "versionCreated")} == {
            part: one[part] for part in ("uri", "title", "versionCreated")
        }
    for ref in xml_at(NEWSML).findall(ITEM_REF, NAMES)[:3]:
        message = xml_at(ref.attrib["href"])
        item = message.find("g2:itemSet/g2:newsItem", NAMES)
        assert item is not None
        assert item.attrib["guid"] == ref.attrib["residref"]


def test_what_was_lately_withdrawn_is_canceled_and_says_why(site: Site) -> None:
    usable, canceled = ("usable", "stat:usable"), ("canceled", "stat:canceled")
    parting = f"{HOST}/en/i/{site.withdrawn.public_id}/"
    farmers = f"{HOST}/en/i/{site.farmers.public_id}/"
    assert (statuses()[farmers], statuses()[parting]) == (usable, canceled)
    withdraw_from(site.farmers, reason="Nobody <met>.")
    assert statuses()[farmers] == canceled
    assert {one["uri"]: one["edNote"] for one in rows() if "edNote" in one} == {
        parting: "They never parted.",
        farmers: "Nobody <met>.",
    }
    assert "Nobody <met>." in words(xml_at(NEWSML), "groupSet/group/itemRef/edNote")


def test_an_item_that_waits_is_in_none(site: Site) -> None:
    before = [Client().get(path).content for path in (NINJS, NEWSML)]
    release = clock.now().replace(second=0, microsecond=0) + timedelta(days=1)
    publish_in("news", headline="A secret", release_at=release)
    assert [Client().get(path).content for path in (NINJS, NEWSML)] == before


def test_a_change_makes_a_newer_version_of_the_package(site: Site) -> None:
    before = int(json_at(NINJS)["version"])
    with travel(clock.now() + timedelta(hours=1), tick=False):
        correct_in(site.farmers, headline="Fishers meet")
        corrected = int(json_at(NINJS)["version"])
    with travel(clock.now() + timedelta(hours=2), tick=False):
        withdraw_from(site.farmers)
        withdrawn = int(json_at(NINJS)["version"])
    assert before < corrected < withdrawn


def test_an_empty_listing_is_a_package(site: Site) -> None:
    bring_in(listing_of(1), section="few")
    empty = "?before=1999-01-01.0123456789ab"
    package = json_at(f"/en/few/ninjs.json{empty}")
    assert "associations" not in package
    assert package["version"] == "1"
    newsml = xml_at(f"/en/few/newsml.xml{empty}")
    assert newsml.findall(ITEM_REF, NAMES) == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_of_the_answer_lead_on_as_well(client: Client, site: Site, document: str) -> None:
    bring_in(listing_of(45), section="many")
    first = f"{HOST}/en/many/{document}"
    _ids, second = ids_and_next(document.partition(".")[0], first)
    assert client.get(f"/en/many/{document}").headers["Link"] == (
        f'<{first}>; rel="first", <{second}>; rel="next"'
    )
    link = client.get(second.removeprefix(HOST)).headers["Link"]
    assert [part.split('"')[1] for part in link.split(", ")] == ["first", "previous", "next"]


def test_a_later_page_leads_back(site: Site) -> None:
    bring_in(listing_of(45), section="many")
    newest = f"{HOST}/en/many/newsml.xml"
    ids, second = ids_and_next("newsml", newest)
    page = xml_at(second)
    assert (page.attrib["guid"], way_on(page, "first")) == (second, newest)
    assert ids_and_next("newsml", way_on(page, "previous"))[0] == ids


def test_a_label_narrows_it(client: Client, site: Site) -> None:
    topic = make_term(Vocabulary.TOPIC, {"en": "Rice"})
    item = publish_in("news", headline="Rice", terms=(TermRef("topic", topic.public_id),))
    query = f"?topic=rice-{topic.public_id}"
    (row,) = [one for one in rows(f"{NINJS}{query}") if one["pubStatus"] == "usable"]
    assert row["uri"] == f"{HOST}/en/i/{item.public_id}/"
    assert [one["name"] for one in row["subjects"]] == ["Rice"]
    assert json_at(f"{NINJS}{query}")["title"] == "News and events · Rice"
    assert words(xml_at(f"{NEWSML}{query}"), "groupSet/group/itemRef/subject/name") == ["Rice"]
    for document in (NINJS, NEWSML):
        assert client.get(f"{document}?topic=0123456789ab").status_code == 404


def test_a_listing_in_arabic_is_written_from_right_to_left(site: Site) -> None:
    topic = make_term(Vocabulary.TOPIC, {"ar": "طرق"})
    name_section(make_section(terms=[topic]), "ar", slug="أخبار", title="أخبار")
    refs = (TermRef("topic", topic.public_id),)
    publish_in(language="ar", headline="أُصلحت الطرق", terms=refs)
    newsml = xml_at(f"/ar/{quote('أخبار')}/newsml.xml")
    assert newsml.attrib["dir"] == "rtl"
    assert words(newsml, "groupSet/group/itemRef/title") == ["أُصلحت الطرق"]
    (row,) = rows(f"/ar/{quote('أخبار')}/ninjs.json")
    assert (row["language"], row["title"]) == ("ar", "أُصلحت الطرق")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_only_reading_is_allowed(client: Client, site: Site, document: str) -> None:
    assert client.head(f"/en/news/{document}").status_code == 200
    for ask in (client.post, client.put, client.delete):
        assert ask(f"/en/news/{document}").status_code == 405
    assert client.get(f"/en/nothing/{document}").status_code == 404


def test_dates_stand_still_where_only_another_item_changed(site: Site) -> None:
    def farmers() -> dict[str, Any]:
        (row,) = [one for one in rows() if one.get("title") == "Farmers meet"]
        return row

    before = farmers()
    correct_in(site.story, headline="Roads were mended")
    assert farmers() == before
    assert exchanged(site.farmers).ninjs["versionCreated"] == before["versionCreated"]
    assert address_of(site.farmers) in before["renditions"][0]["href"]
