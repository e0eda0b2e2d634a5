"""An item as ninjs and as NewsML-G2 says what its page says, in the words of each standard."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from time_machine import Traveller, travel

from dateline.lib import clock
from dateline.record.correct import Corrected, correct
from dateline.record.facts import SourceLink
from dateline.record.models import Item
from dateline.record.publish import NewItem, publish
from dateline.record.story import TermRef
from dateline.record.withdraw import withdraw
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term
from tests.channels.feeds.exchanged import DOCUMENTS, exchanged
from tests.channels.feeds.reading import HOST, NAMES
from tests.channels.full_story import full_story, keep
from tests.channels.site import Site, address_of, open_site
from tests.newsroom import EDITOR, correct_in, publish_in, withdraw_from
from tests.stories import a_story, head_office

NOW = datetime(2030, 3, 1, 10, 0, 37, tzinfo=UTC)
SAID_NOW = "2030-03-01T10:00:37+00:00"
RELEASE = datetime(2030, 3, 1, 11, tzinfo=UTC)
NEWSML_OF_AN_ITEM = "application/vnd.iptc.g2.newsmessage+xml"
NEWSML_OF_A_LISTING = "application/vnd.iptc.g2.packageitem+xml"
# As its page, and once more whose site it is, what terms are called, and whose its pictures are.
COST, COST_WITH_PICTURES = 8, 9


@pytest.fixture(autouse=True)
def now(db: None) -> Iterator[Traveller]:
    clock.forget()
    with travel(NOW, tick=False) as travelling:
        yield travelling
    clock.forget()


@pytest.fixture
def site() -> Site:
    return open_site()


def term(vocabulary: Vocabulary, **names: str) -> TermRef:
    """Return a new term of these names by language."""
    return TermRef(vocabulary, make_term(vocabulary, names).public_id)


def uri_of(vocabulary: str, ref: TermRef) -> str:
    return f"{HOST}/#{vocabulary}-{ref.public_id}"


def in_two_languages() -> Item:
    """Release a story in Arabic that was translated from English."""
    stories = {
        "en": a_story(headline="Roads are mended"),
        "ar": a_story(headline="أُصلحت الطرق", standfirst="كانت مكسورة."),
    }
    editions = publish(stories, by=EDITOR, of=NewItem(head_office()), sources={"ar": "en"})
    return editions[0].item


def test_both_say_who_says_what_since_when(site: Site) -> None:
    found = exchanged(site.story)
    uri = f"{HOST}/en/i/{site.story.public_id}/"
    ninjs, newsml = found.ninjs, found.newsml
    assert found.statuses == (200, 200)
    assert (ninjs["uri"], newsml.attrib["guid"]) == (uri, uri)
    assert (ninjs["version"], newsml.attrib["version"]) == ("1", "1")
    assert (ninjs["pubStatus"], found.status) == ("usable", "stat:usable")
    assert ninjs["firstCreated"] == ninjs["versionCreated"] == SAID_NOW
    assert found.words("itemMeta/versionCreated") == [SAID_NOW]
    assert found.words("itemMeta/firstCreated") == [SAID_NOW]
    assert ninjs["copyrightHolder"] == "Dateline"
    assert found.words("rightsInfo/copyrightHolder/name") == ["Dateline"]
    assert found.words("itemMeta/provider/name") == ["Dateline"]
    assert ninjs["standard"]["version"] == "3.1"
    assert newsml.attrib["standardversion"] == "2.35"


def test_both_have_its_lines(site: Site) -> None:
    item = publish_in(
        "news",
        headline="Roads & <ways>",
        strapline="All of them",
        kicker="From the field",
        byline="A Reporter",
        dateline="FREETOWN",
        standfirst="They were broken.",
        reference="PR-7",
        source=SourceLink("Another house", "https://example.org/full"),
        canonical="https://example.org/first",
    )
    found = exchanged(item)
    assert found.in_role("headlines") == {
        "main": "Roads & <ways>",
        "strapline": "All of them",
        "kicker": "From the field",
    }
    assert found.words("contentMeta/headline") == ["Roads & <ways>", "All of them"]
    assert found.words("contentMeta/keyword") == ["From the field"]
    assert (found.ninjs["by"], found.words("contentMeta/by")) == ("A Reporter", ["A Reporter"])
    assert (found.ninjs["located"], found.words("contentMeta/dateline")) == (
        "FREETOWN",
        ["FREETOWN"],
    )
    assert found.in_role("descriptions") == {"summary": "They were broken."}
    assert found.words("contentMeta/description") == ["They were broken."]
    original = {"reference": "PR-7", "original": "https://example.org/first"}
    assert found.in_role("altIds") == original
    assert found.words("contentMeta/altId") == ["PR-7"]
    assert found.ninjs["infoSources"] == [
        {"name": "Head office", "role": "issuer"},
        {"name": "Another house", "role": "source", "uri": "https://example.org/full"},
    ]
    assert found.words("contentMeta/infoSource/name") == ["Another house"]
    assert found.words("contentMeta/creator/name") == ["Head office"]


def test_both_have_its_terms_by_their_ids(site: Site) -> None:
    kind = term(Vocabulary.KIND, fr="Communiqué")
    topic, place = term(Vocabulary.TOPIC, en="Rice"), term(Vocabulary.PLACE, en="Bo")
    partner, series = term(Vocabulary.PARTNER, en="Finland"), term(Vocabulary.SERIES, en="Voices")
    item = publish_in("news", terms=(place, topic, kind, partner, series))
    found = exchanged(item)
    assert found.ninjs["genres"] == [{"name": "Communiqué", "uri": uri_of("kind", kind)}]
    assert found.ninjs["subjects"] == [
        {"name": "Rice", "uri": uri_of("topic", topic), "rel": "about"},
        {"name": "Voices", "uri": uri_of("series", series), "rel": "memberOf"},
    ]
    assert [one["uri"] for one in found.ninjs["places"]] == [uri_of("place", place)]
    assert [one["name"] for one in found.ninjs["organisations"]] == ["Finland"]
    subjects = found.newsml.findall("g2:contentMeta/g2:subject", NAMES)
    assert [(one.attrib["uri"], one.attrib["type"]) for one in subjects] == [
        (uri_of("topic", topic), "cpnat:abstract"),
        (uri_of("place", place), "cpnat:geoArea"),
    ]
    genre = found.newsml.find("g2:contentMeta/g2:genre/g2:name", NAMES)
    assert genre is not None
    assert genre.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "fr"
    assert found.words("contentMeta/contributor/name") == ["Finland"]
    assert found.words("itemMeta/memberOf/name") == ["Voices"]


def test_a_correction_is_the_next_version_and_says_what_was_wrong(
    site: Site, now: Traveller
) -> None:
    now.move_to(RELEASE)
    correct_in(site.farmers, headline="Fishers meet", note="They were <fishers>.")
    found = exchanged(site.farmers)
    note = "2030-03-01: They were <fishers>."
    assert (found.ninjs["version"], found.newsml.attrib["version"]) == ("2", "2")
    assert found.ninjs["versionCreated"] == "2030-03-01T11:00:00+00:00"
    assert found.ninjs["firstCreated"] == "2021-07-30T00:00:00+00:00"
    assert (found.ninjs["edNote"], found.words("itemMeta/edNote")) == (note, [note])
    assert found.words("itemMeta/title") == ["Fishers meet"]


def test_a_withdrawn_item_is_canceled_and_says_nothing_but_why(site: Site) -> None:
    withdraw_from(site.story, reason="It was not true.")
    found = exchanged(site.story)
    assert found.statuses == (410, 410)
    assert (found.ninjs["pubStatus"], found.status) == ("canceled", "stat:canceled")
    assert (found.ninjs["version"], found.newsml.attrib["version"]) == ("2", "2")
    assert found.ninjs["edNote"] == "It was not true."
    assert found.words("itemMeta/edNote") == ["It was not true."]
    assert not {"bodies", "headlines", "descriptions", "by", "associations"} & found.ninjs.keys()
    assert {one.tag.rpartition("}")[2] for one in found.newsml} == {
        "catalogRef",
        "rightsInfo",
        "itemMeta",
    }


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_withdrawn_item_leads_to_the_one_that_took_its_place(
    client: Client, site: Site, document: str
) -> None:
    withdraw(site.farmers, reason="See the other.", by=EDITOR, leads_to=site.ministers.public_id)
    answer = client.get(f"/en/i/{site.farmers.public_id}/{document}")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{address_of(site.ministers)}/{document}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_other_words_lead_to_its_own(client: Client, site: Site, document: str) -> None:
    for words_of_others in ("", "other/", "%E2%82%AC/"):
        answer = client.get(f"/en/i/{site.story.public_id}/{words_of_others}{document}")
        assert answer.status_code == 301
        assert answer.headers["Location"] == f"{address_of(site.story)}/{document}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_an_item_that_waits_answers_as_one_that_never_was(
    client: Client, site: Site, document: str
) -> None:
    def seen(public_id: str) -> list[tuple[int, bytes, dict[str, str]]]:
        answers = [
            client.get(f"/en/i/{public_id}/{said}{document}") for said in ("", "a-secret/", "x/")
        ]
        return [(one.status_code, one.content, dict(one.items())) for one in answers]

    item = publish_in("news", headline="A secret", release_at=RELEASE)
    assert seen(item.public_id) == seen("000000000000")
    assert {status for status, _body, _headers in seen(item.public_id)} == {404}


def test_a_version_that_waits_is_told_by_nothing(site: Site, now: Traveller) -> None:
    before = exchanged(site.farmers).ninjs
    story = a_story(headline="A secret")
    correct(site.farmers, {"en": Corrected(story, "Soon.")}, by=EDITOR, release_at=RELEASE)
    assert exchanged(site.farmers).ninjs == before
    assert not {name for name in before if "embargo" in name.lower()}
    now.move_to(RELEASE)
    assert exchanged(site.farmers).ninjs["title"] == "A secret"


def test_each_language_is_an_item_that_names_the_others() -> None:
    item = in_two_languages()
    found = exchanged(item, "ar")
    english, arabic = (f"{HOST}/{tag}/i/{item.public_id}/" for tag in ("en", "ar"))
    assert found.ninjs["uri"] == found.newsml.attrib["guid"] == arabic
    assert found.ninjs["language"] == "ar"
    assert found.newsml.attrib["dir"] == "rtl"
    assert found.newsml.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "ar"
    assert found.in_role("headlines") == {"main": "أُصلحت الطرق"}
    assert found.words("contentMeta/headline") == ["أُصلحت الطرق"]
    assert [(one["uri"], one["language"]) for one in found.associated("translation")] == [
        (english, "en")
    ]
    links = found.newsml.findall("g2:itemMeta/g2:link", NAMES)
    assert [one.attrib["residref"] for one in links] == [english]
    (body,) = [one for one in found.ninjs["bodies"] if one["contentType"] != "text/plain"]
    assert 'lang="ar" xml:lang="ar" dir="rtl"' in body["value"]


def test_an_item_says_where_its_other_forms_are(client: Client, site: Site) -> None:
    found = exchanged(site.story)
    for one in found.ninjs["renditions"]:
        answer = client.get(one["href"].removeprefix(HOST))
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith(one["contentType"])
    addresses = [one["href"] for one in found.ninjs["renditions"]]
    assert found.words("itemMeta/altRep") == addresses
    assert len(addresses) == 4


def test_pages_name_these_forms_of_what_they_show(client: Client, site: Site) -> None:
    for page in (address_of(site.story), address_of(site.farmers), "/en/news"):
        html = client.get(page if page != "/en/news" else f"{page}/").content.decode()
        found = dict(re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)" title', html))
        newsml = NEWSML_OF_A_LISTING if page == "/en/news" else NEWSML_OF_AN_ITEM
        assert found[newsml] == f"{page}/newsml.xml"
        assert found["application/json"] == f"{page}/ninjs.json"


def test_contacts_named_with_it_can_be_called(site: Site) -> None:
    found = exchanged(full_item())
    (somebody,) = found.ninjs["people"]
    assert (somebody["name"], somebody["rel"]) == ("Adenike Bello", "contact")
    assert [one["value"] for one in somebody["contactInfo"]] == [
        "+232 76 555 010",
        "press@example.org",
    ]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_an_item_costs_a_known_number_of_questions(
    client: Client,
    site: Site,
    document: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for item, cost in ((site.story, COST), (full_item(), COST_WITH_PICTURES)):
        path = f"{address_of(item)}/{document}"
        client.get(path)
        with django_assert_num_queries(cost):
            assert client.get(path).status_code == 200


@pytest.mark.parametrize("document", DOCUMENTS)
def test_only_reading_is_allowed(client: Client, site: Site, document: str) -> None:
    path = f"{address_of(site.story)}/{document}"
    assert client.head(path).status_code == 200
    for ask in (client.post, client.put, client.delete, client.options):
        assert ask(path).status_code == 405


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_same_item_is_the_same_bytes_and_earns_a_304(
    client: Client, site: Site, document: str
) -> None:
    path = f"{address_of(site.story)}/{document}"
    once, again = client.get(path), client.get(path)
    assert once.content == again.content
    assert client.get(path, headers={"If-None-Match": once.headers["ETag"]}).status_code == 304
    assert once.headers["Last-Modified"] == "Fri, 01 Mar 2030 10:00:37 GMT"
    assert once.headers["Cache-Control"] == "public, max-age=23"


def full_item() -> Item:
    """Release a story with one of everything."""
    story = full_story(keep())
    (edition,) = publish({"en": story}, by=EDITOR, of=NewItem(head_office()))
    return edition.item
