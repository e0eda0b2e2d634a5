"""Pictures go with their words, their terms and their sizes, as long as they may be shown."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from time_machine import Traveller, travel

from dateline.lib import clock
from dateline.pictures.models import Picture
from dateline.pictures.rights import Terms, keep_rights
from dateline.record.blocks import Figure, Gallery, Paragraph, Run
from dateline.record.models import Item
from tests.channels.feeds.exchanged import DOCUMENTS, exchanged, words
from tests.channels.feeds.reading import HOST, NAMES, json_at, xml_at
from tests.channels.site import Site, address_of, open_site
from tests.newsroom import publish_in
from tests.photographs import encoded, kept_photo, pixels, shown

NOW = datetime(2030, 3, 1, 10, 0, 37, tzinfo=UTC)
END = datetime(2030, 3, 1, 11, tzinfo=UTC)
LEAD_CREDIT, CREDIT = "© Lead <L>", "© Figure <F>"
# Nobody wrote these but those who keep the rights.
GIVEN_AWAY = Terms(holder="Her agency", licence="cc-by-4.0", territory="Europe", shown_until=END)


@pytest.fixture(autouse=True)
def now(db: None) -> Iterator[Traveller]:
    clock.forget()
    with travel(NOW, tick=False) as travelling:
        yield travelling
    clock.forget()


@pytest.fixture
def site() -> Site:
    return open_site()


@pytest.fixture
def pictures() -> tuple[Picture, Picture, Picture]:
    """One at the head, which is ours; a large one given away until END; one nobody spoke of."""
    ours = keep_rights(None, Terms(holder="We", licence="agency"))
    large = encoded(pixels(1000, 500))
    lent = kept_photo(large, rights=keep_rights(None, GIVEN_AWAY))
    return kept_photo(rights=ours), lent, kept_photo()


@pytest.fixture
def item(site: Site, pictures: tuple[Picture, Picture, Picture]) -> Item:
    """A story that shows all three."""
    lead, lent, plain = pictures
    return publish_in(
        "news",
        headline="Fields",
        credit=LEAD_CREDIT,
        picture=shown(lead, alt="A field.", caption="At noon."),
        body=(
            Paragraph((Run("They are green."),)),
            Figure(shown(lent, alt="Another.", caption="At dawn."), CREDIT),
            Gallery((Figure(shown(plain, alt="A third."), "© Third"),)),
        ),
    )


def addresses(*pictures: Picture) -> list[str]:
    return [f"{HOST}/p/{picture.token}.jpg" for picture in pictures]


def test_each_is_associated_once_in_its_order(
    item: Item, pictures: tuple[Picture, Picture, Picture]
) -> None:
    found = exchanged(item)
    told = found.associated("picture")
    assert [one["uri"] for one in told] == addresses(*pictures)
    assert [one.attrib["guid"] for one in found.pictures] == addresses(*pictures)
    assert [one["name"] for one in told] == ["picture 1", "picture 2", "picture 3"]
    links = found.newsml.findall("g2:itemMeta/g2:link[@rel='irel:associatedWith']", NAMES)
    assert [one.attrib["residref"] for one in links] == addresses(*pictures)


def test_each_has_its_words_and_whose_it_is(item: Item) -> None:
    found = exchanged(item)
    _lead, lent, plain = found.associated("picture")
    assert (lent["by"], lent["copyrightHolder"]) == (CREDIT, "Her agency")
    assert lent["descriptions"] == [
        {"role": "caption", "value": "At dawn."},
        {"role": "altText", "value": "Another."},
    ]
    assert plain["descriptions"] == [{"role": "altText", "value": "A third."}]
    picture = found.pictures[1]
    assert words(picture, "contentMeta/creditline") == [CREDIT]
    assert words(picture, "contentMeta/description") == ["At dawn.", "Another."]
    assert words(picture, "rightsInfo/copyrightHolder/name") == ["Her agency"]


def test_each_has_the_terms_it_comes_under(item: Item) -> None:
    found = exchanged(item)
    lead, lent, plain = found.associated("picture")
    assert lead["usageTerms"] == "Agency, for our own use"
    assert lent["usageTerms"] == "CC BY 4.0 (Europe)"
    deed = "https://creativecommons.org/licenses/by/4.0/"
    assert lent["rightsInfo"] == {"linkedRights": deed}
    assert not {"usageTerms", "rightsInfo", "copyrightHolder"} & plain.keys()
    terms = [words(one, "rightsInfo/usageTerms") for one in found.pictures]
    assert terms == [["Agency, for our own use"], ["CC BY 4.0 (Europe)"], []]
    usage = found.pictures[1].find("g2:rightsInfo/g2:usageTerms", NAMES)
    assert usage is not None
    assert usage.attrib["href"] == deed


def test_terms_of_ours_are_said_in_the_language_of_the_item() -> None:
    rights = keep_rights(None, Terms(licence="agency"))
    photo = shown(kept_photo(rights=rights))
    item = publish_in(language="fr", headline="Champs", credit=CREDIT, picture=photo)
    (picture,) = exchanged(item, "fr").associated("picture")
    assert picture["usageTerms"] == "Agence, pour notre seul usage"


def test_every_size_can_be_fetched(
    client: Client, item: Item, pictures: tuple[Picture, Picture, Picture]
) -> None:
    found = exchanged(item)
    (address,) = addresses(pictures[1])
    base = address.removesuffix(".jpg")
    sizes = found.associated("picture")[1]["renditions"]
    assert [(one["name"], one["href"], one["width"], one["height"]) for one in sizes] == [
        ("web", address, 1000, 500),
        ("w960", f"{base}/w960.jpg", 960, 480),
        ("w640", f"{base}/w640.jpg", 640, 320),
        ("w400", f"{base}/w400.jpg", 400, 200),
    ]
    assert sizes[0]["sizeInBytes"] == pictures[1].size
    remote = found.pictures[1].findall("g2:contentSet/g2:remoteContent", NAMES)
    assert [one.attrib["href"] for one in remote] == [one["href"] for one in sizes]
    assert remote[0].attrib["rendition"] == "rnd:web"
    assert (remote[0].attrib["width"], remote[0].attrib["size"]) == ("1000", str(pictures[1].size))
    for one in sizes:
        answer = client.get(one["href"].removeprefix(HOST))
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")


def test_one_for_print_goes_first_where_others_may_have_it(site: Site) -> None:
    rights = keep_rights(None, Terms(licence="own"))
    large = kept_photo(encoded(pixels(3000, 2000)), rights=rights)
    item = publish_in("news", headline="Large", credit=CREDIT, picture=shown(large))
    found = exchanged(item)
    full = found.associated("picture")[0]["renditions"][0]
    assert (full["name"], full["width"]) == ("highRes", 3000)
    assert full["href"] == f"{HOST}/p/{large.token}/full.jpg"
    remote = found.pictures[0].find("g2:contentSet/g2:remoteContent", NAMES)
    assert remote is not None
    assert remote.attrib["rendition"] == "rnd:highRes"


def test_a_listing_shows_the_one_at_the_head(
    item: Item, pictures: tuple[Picture, Picture, Picture]
) -> None:
    (row,) = [
        one for one in json_at("/en/news/ninjs.json")["associations"] if one["name"] == "Fields"
    ]
    (picture,) = row["associations"]
    assert (picture["uri"], picture["by"]) == (addresses(pictures[0])[0], LEAD_CREDIT)
    assert picture["usageTerms"] == "Agency, for our own use"
    package = xml_at("/en/news/newsml.xml")
    icons = package.findall("g2:groupSet/g2:group/g2:itemRef/g2:icon", NAMES)
    assert [one.attrib["href"] for one in icons] == addresses(pictures[0])
    assert words(package, "groupSet/group/itemRef/creditline") == [LEAD_CREDIT]


def test_when_the_right_to_show_it_ends_nothing_is_left_of_it(
    client: Client, item: Item, pictures: tuple[Picture, Picture, Picture], now: Traveller
) -> None:
    paths = [f"{address_of(item)}/{document}" for document in DOCUMENTS]
    traces = [pictures[1].token, "At dawn.", "Another.", "Figure", "Her agency", "CC BY"]

    def left_in(path: str) -> list[str]:
        text = client.get(path).content.decode()
        return [trace for trace in traces if trace in text]

    now.move_to(END - timedelta(microseconds=1))
    assert [left_in(path) for path in paths] == [traces, traces]
    now.move_to(END)
    assert [left_in(path) for path in paths] == [[], []]
    assert [one["uri"] for one in exchanged(item).associated("picture")] == addresses(
        pictures[0], pictures[2]
    )
