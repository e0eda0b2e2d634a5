"""What a page says to readers it says to machines, in the words of schema.org, and no more."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from time_machine import Traveller, travel

from dateline.archive.identity import Identity, Words, name_site
from dateline.lib import clock
from dateline.lib.clock import FAR
from dateline.pictures.models import Picture
from dateline.pictures.rights import Terms, keep_rights
from dateline.record.blocks import Figure, Paragraph, Run, Video
from dateline.record.models import Item
from dateline.record.publish import NewItem, publish
from dateline.record.story import EventFacts, SourceLink, TermRef
from dateline.terms.first_kinds import FIRST_KINDS
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term
from tests.channels.full_story import full_story, keep
from tests.channels.json_ld import PROPERTIES, graph_of, node_of
from tests.channels.site import Site, address_of, open_site
from tests.newsroom import EDITOR, correct_in, publish_in
from tests.photographs import kept_photo, shown
from tests.stories import NOW, SOON, a_story, head_office

ORIGIN = "http://127.0.0.1:8000"
HOUR = timedelta(hours=1)
PUBLISHER = {"@id": f"{ORIGIN}/#publisher"}


@pytest.fixture(autouse=True)
def now(db: None) -> Iterator[Traveller]:
    clock.forget()
    with travel(NOW, tick=False) as travelling:
        yield travelling
    clock.forget()


@pytest.fixture
def site() -> Site:
    return open_site()


def page_of(client: Client, item: Item, language: str = "en") -> str:
    answer = client.get(address_of(item, language))
    assert answer.status_code == 200
    return answer.content.decode()


def ref(term: Term) -> TermRef:
    return TermRef(term.vocabulary, term.public_id)


def test_every_page_is_told_to_machines_and_what_is_missing_is_not(
    client: Client, site: Site
) -> None:
    met = set()
    for path, status in site.every_answer.values():
        answer = client.get(path)
        page = answer.content.decode()
        if status in {200, 410} and answer.headers["Content-Type"].startswith("text/html"):
            met |= {node["@type"] for node in graph_of(page)}
        else:
            assert "application/ld+json" not in page
    assert {"NewsArticle", "CollectionPage", "WebPage"} < met
    for more in ("/en/news/by/topic/", "/en/news/2021/"):
        graph_of(client.get(more).content.decode())


def test_an_item_says_all_that_its_page_says(client: Client, site: Site) -> None:
    topic = make_term(Vocabulary.TOPIC, {"en": "Roads"})
    place = make_term(Vocabulary.PLACE, {"en": "Freetown"})
    story = replace(
        full_story(keep()),
        terms=(ref(topic), ref(place)),
        source=SourceLink("There", "https://example.org/there"),
    )
    (edition,) = publish({"en": story}, by=EDITOR, of=NewItem(head_office()))
    told = node_of(page_of(client, edition.item), "NewsArticle")
    lasting = f"{ORIGIN}/en/i/{edition.item.public_id}/"
    expected = {
        "@id": lasting,
        "url": f"{lasting}roads-are-mended",
        "headline": "Roads are mended",
        "alternativeHeadline": "All of them",
        "description": "They were broken.",
        "datePublished": NOW.isoformat(),
        "dateModified": NOW.isoformat(),
        "inLanguage": "en",
        "identifier": "PR-7",
        "author": PUBLISHER,
        "publisher": PUBLISHER,
        "creditText": "A Reporter",
        "dateline": "FREETOWN",
        "sourceOrganization": {"@type": "Organization", "name": "Head office"},
        "about": [{"@type": "Thing", "name": "Roads"}],
        "contentLocation": [{"@type": "Place", "name": "Freetown"}],
        "keywords": ["Roads", "Freetown"],
        "isBasedOn": ["https://example.org/there", "https://www.example.org/first"],
        "articleSection": "News and events",
    }
    # The listing holds what stands under its own label.
    assert {name: told.get(name) for name in expected} == expected | {"articleSection": None}
    (video,) = told["video"]
    assert (video["url"], video["duration"]) == ("https://example.org/video", "PT3M")
    assert told["audio"][0]["duration"] == "PT12M"
    assert len(told["image"]) == 4
    section = node_of(page_of(client, site.story), "NewsArticle")["articleSection"]
    assert section == "News and events"


def pictured(**terms: object) -> tuple[Item, list[Picture]]:
    rights = keep_rights(None, Terms(**terms))  # type: ignore[arg-type]
    lead, figure = pictures = [kept_photo(rights=rights) for _one in range(2)]
    item = publish_in(
        "news",
        headline="A field",
        credit="© Lead",
        picture=shown(lead, alt="A lead alt.", caption="A lead caption."),
        body=(Figure(shown(figure, alt="A body alt."), "© Body"),),
    )
    return item, pictures


def test_a_picture_is_told_with_its_credit_and_its_terms(client: Client, site: Site) -> None:
    item, (lead, figure) = pictured(licence="cc-by-4.0", shown_until=FAR)
    first, second = node_of(page_of(client, item), "NewsArticle")["image"]
    assert first == {
        "@type": "ImageObject",
        "url": f"{ORIGIN}/p/{lead.token}.jpg",
        "width": f"{lead.width} px",
        "height": f"{lead.height} px",
        "creditText": "© Lead",
        "caption": "A lead caption.",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "acquireLicensePage": f"{ORIGIN}{address_of(item)}/pictures/",
    }
    assert second["url"] == f"{ORIGIN}/p/{figure.token}.jpg"
    assert (second["creditText"], second["caption"]) == ("© Body", "A body alt.")
    assert client.get(f"{address_of(item)}/pictures/").status_code == 200


def test_nobody_is_led_to_pictures_that_are_not_ours_to_hand_on(client: Client, site: Site) -> None:
    item, _pictures = pictured(licence="agency", shown_until=FAR)
    for picture in node_of(page_of(client, item), "NewsArticle")["image"]:
        assert not picture.keys() & {"license", "acquireLicensePage"}


def test_a_picture_whose_rights_have_ended_is_told_to_no_machine(
    client: Client, site: Site, now: Traveller
) -> None:
    end = NOW.replace(second=0, microsecond=0) + HOUR
    item, pictures = pictured(shown_until=end)
    head = page_of(client, item).partition("<body>")[0]
    assert all(picture.token in head for picture in pictures)
    assert 'property="og:image"' in head
    now.move_to(end)
    head = page_of(client, item).partition("<body>")[0]
    for hidden in (*(picture.token for picture in pictures), "A lead", "A body alt"):
        assert hidden not in head
    assert "image" not in node_of(page_of(client, item), "NewsArticle")


def test_each_correction_is_told(client: Client, site: Site, now: Traveller) -> None:
    item = publish_in("news", headline="Nine")
    now.shift(HOUR)
    correct_in(item, note="It was eight.", headline="Eight")
    now.shift(HOUR)
    correct_in(item, note="It was <seven>.", headline="Seven")
    told = node_of(page_of(client, item), "NewsArticle")
    assert [(one["@type"], one["text"], one["datePublished"]) for one in told["correction"]] == [
        ("CorrectionComment", "It was <seven>.", (NOW + 2 * HOUR).isoformat()),
        ("CorrectionComment", "It was eight.", (NOW + HOUR).isoformat()),
    ]
    assert told["datePublished"] == NOW.isoformat()
    assert told["dateModified"] == (NOW + 2 * HOUR).isoformat()


@pytest.mark.parametrize("type_", sorted({type_ for type_, _names in FIRST_KINDS} | {"Nonsense"}))
def test_an_item_is_what_its_kind_says(client: Client, site: Site, type_: str) -> None:
    kind = make_term(Vocabulary.KIND, {"en": "A kind"}, schema_type=type_)
    item = publish_in(
        "news",
        headline="A story",
        dateline="FREETOWN",
        terms=(ref(kind),),
        body=(Video("https://example.org/video", 3, ()),),
    )
    is_news = type_ not in PROPERTIES or type_ == "Event"
    told = node_of(page_of(client, item), "NewsArticle" if is_news else type_)
    assert told["headline"] == "A story"
    if type_ == "VideoObject":
        assert told["sameAs"] == ["https://example.org/video"]
        assert told["name"] == "A story"
    else:
        assert told["video"][0]["url"] == "https://example.org/video"


@pytest.mark.parametrize(
    ("state", "told_as"),
    [
        ("confirmed", "EventScheduled"),
        ("postponed", "EventPostponed"),
        ("cancelled", "EventCancelled"),
    ],
)
def test_an_event_is_told_beside_its_story(
    client: Client, site: Site, state: str, told_as: str
) -> None:
    facts = EventFacts(
        datetime(2030, 7, 1, 9, 30),  # noqa: DTZ001
        datetime(2030, 7, 1, 11, 0),  # noqa: DTZ001
        zone="Europe/Paris",
        place="Room 5",
        link="https://example.org/join",
        state=state,
    )
    item = publish_in("news", headline="They meet", event=facts)
    page = page_of(client, item)
    event = node_of(page, "Event")
    assert event["name"] == "They meet"
    assert event["startDate"] == "2030-07-01T09:30:00+02:00"
    assert event["endDate"] == "2030-07-01T11:00:00+02:00"
    assert event["eventStatus"] == f"https://schema.org/{told_as}"
    assert event["location"] == [
        {"@type": "Place", "name": "Room 5"},
        {"@type": "VirtualLocation", "url": "https://example.org/join"},
    ]
    assert event["organizer"] == PUBLISHER
    assert node_of(page, "NewsArticle")["about"] == [{"@id": event["@id"]}]


def test_an_event_of_whole_days_has_days(client: Client, site: Site) -> None:
    item = publish_in("news", event=EventFacts(date(2030, 7, 1), date(2030, 7, 3)))
    event = node_of(page_of(client, item), "Event")
    assert (event["startDate"], event["endDate"]) == ("2030-07-01", "2030-07-03")


def test_languages_lead_to_one_another_and_to_none_that_waits(
    client: Client, site: Site, now: Traveller
) -> None:
    stories = {"en": a_story(headline="Nine"), "fr": a_story(headline="Neuf")}
    editions = publish(stories, by=EDITOR, of=NewItem(head_office()), sources={"fr": "en"})
    item = editions[0].item
    publish({"ar": a_story(headline="Tisa")}, by=EDITOR, of=item, release_at=SOON)
    english = node_of(page_of(client, item), "NewsArticle")
    french = node_of(page_of(client, item, "fr"), "NewsArticle")
    assert [one["@id"] for one in english["workTranslation"]] == [french["@id"]]
    assert english["workTranslation"][0]["inLanguage"] == "fr"
    assert french["translationOfWork"]["@id"] == english["@id"]
    assert "workTranslation" not in french
    assert "translationOfWork" not in english
    assert "/ar/" not in page_of(client, item)
    now.move_to(SOON)
    english = node_of(page_of(client, item), "NewsArticle")
    assert [one["inLanguage"] for one in english["workTranslation"]] == ["ar", "fr"]


def test_of_what_is_withdrawn_machines_learn_that_it_is_a_page(client: Client, site: Site) -> None:
    path, status = site.every_answer["withdrawn"]
    answer = client.get(path)
    assert answer.status_code == status
    page = answer.content.decode()
    assert [node["@type"] for node in graph_of(page)] == ["NewsMediaOrganization", "WebPage"]
    assert "og:" not in page


def test_a_listing_says_what_it_lists_and_where_it_stands(client: Client, site: Site) -> None:
    told = node_of(client.get("/en/news/").content.decode(), "CollectionPage")
    rows = told["mainEntity"]["itemListElement"]
    assert [(row["position"], row["name"]) for row in rows] == [
        (1, "Ministers meet"),
        (2, "Farmers meet"),
        (3, "Roads are mended"),
    ]
    assert rows[1]["url"] == ORIGIN + address_of(site.farmers)
    month = node_of(client.get("/en/news/2021/07/").content.decode(), "CollectionPage")
    crumbs = month["breadcrumb"]["itemListElement"]
    assert [(crumb["name"], crumb["item"]) for crumb in crumbs] == [
        ("News and events", f"{ORIGIN}/en/news/"),
        ("News and events · July 2021", f"{ORIGIN}/en/news/2021/07/"),
    ]


def test_whose_word_it_is_stands_on_every_page_with_the_logo(client: Client, site: Site) -> None:
    logo = kept_photo()
    name_site(Identity({"en": Words("A <Bank>")}, logo=logo.token))
    told = node_of(client.get("/en/news/").content.decode(), "NewsMediaOrganization")
    assert told["name"] == "A <Bank>"
    assert told["@id"] == PUBLISHER["@id"]
    assert told["logo"]["url"] == f"{ORIGIN}/p/{logo.token}.jpg"


def test_words_of_others_end_no_script(client: Client, site: Site) -> None:
    evil = "</script><!--<script>\u2028]]>&quot;\"'\\"
    item = publish_in("news", headline=evil, standfirst=evil, body=(Paragraph((Run("Words."),)),))
    for path in (address_of(item), "/en/news/2021/08/"):
        page = client.get(path).content.decode()
        assert page.count("</script>") == 1
    assert node_of(page_of(client, item), "NewsArticle")["description"] == evil
