"""Documents of ninjs and NewsML-G2 are what the standards ask for, by judges that know no more."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from dateline.record.models import Item
from dateline.record.publish import NewItem, publish
from dateline.record.story import TermRef
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term
from tests.channels.full_story import full_story, keep
from tests.channels.site import Site, address_of
from tests.contracts.exchange import (
    OUR_NEWSML,
    OUR_NINJS,
    faults_of_newsml,
    faults_of_ninjs,
    published_newsml,
    published_ninjs,
)
from tests.newsroom import EDITOR, bring_in, listing_of, publish_in
from tests.stories import head_office

Program = Callable[[str], str]


@pytest.fixture
def addresses(site: Site) -> list[str]:
    """Items of every sort, one in Arabic and one withdrawn; listings, one empty, one paged."""
    terms = [
        TermRef(of, make_term(of, {"fr": f"<{of}>"}).public_id)
        for of in Vocabulary
        if of not in (Vocabulary.OFFICE, Vocabulary.COLLECTION)
    ]
    odd = publish_in("news", headline="<&> ]]>", standfirst="<&>", kicker="<&>", terms=terms)
    bring_in(listing_of(45), section="many")
    items: list[tuple[Item, str]] = [
        *((item, "en") for item in (site.story, site.farmers, site.ministers, odd)),
        *((full, tag) for full in [_full()] for tag in ("ar", "en")),
    ]
    empty, later = "1999-01-01.0123456789ab", "2021-01-01.0123456789ab"
    return [
        *(address_of(item, tag) + "/{}" for item, tag in items),
        f"/en/i/{site.withdrawn.public_id}/{{}}",
        *("/en/news/{}", "/en/many/{}"),
        *(f"/en/many/{{}}?before={cursor}" for cursor in (empty, later)),
    ]


def _full() -> Item:
    stories = {"en": full_story(keep()), "ar": full_story(keep())}
    editions = publish(stories, by=EDITOR, of=NewItem(head_office()), sources={"ar": "en"})
    return editions[0].item


def documents(addresses: list[str], form: str) -> list[bytes]:
    """Return what is there in this form; one of them is withdrawn."""
    answers = [Client().get(address.format(form)) for address in addresses]
    assert [answer.status_code for answer in answers].count(200) == len(addresses) - 1
    return [answer.content for answer in answers]


def kept(addresses: list[str], folder: Path) -> list[Path]:
    """Keep what is there as NewsML-G2 in files."""
    files = [folder / f"{number}.xml" for number, _address in enumerate(addresses)]
    for file, document in zip(files, documents(addresses, "newsml.xml"), strict=True):
        file.write_bytes(document)
    return files


def test_ninjs_is_what_we_know_of_it(addresses: list[str]) -> None:
    for document in documents(addresses, "ninjs.json"):
        assert faults_of_ninjs(document, OUR_NINJS) == []


def test_ninjs_is_what_the_iptc_asks_for(addresses: list[str]) -> None:
    schema = published_ninjs()
    for document in documents(addresses, "ninjs.json"):
        assert faults_of_ninjs(document, schema) == []


def test_newsml_is_well_formed(addresses: list[str], program: Program, tmp_path: Path) -> None:
    words = [program("xmllint"), "--nonet", "--noout"]
    assert faults_of_newsml(words, kept(addresses, tmp_path)) == ""


def test_newsml_is_what_we_know_of_it(
    addresses: list[str], program: Program, tmp_path: Path
) -> None:
    assert faults_of_newsml([program("jing"), "-c", OUR_NEWSML], kept(addresses, tmp_path)) == ""


def test_newsml_is_what_the_iptc_asks_for(
    addresses: list[str], program: Program, tmp_path: Path
) -> None:
    assert faults_of_newsml(published_newsml(program("xmllint")), kept(addresses, tmp_path)) == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [("uri", "no address"), ("pubStatus", "gone"), ("versionCreated", "today"), ("url", "x")],
)
def test_our_judge_of_ninjs_tells_wrong_from_right(site: Site, name: str, value: str) -> None:
    document = Client().get("/en/news/ninjs.json").content
    assert faults_of_ninjs(json.dumps(json.loads(document) | {name: value}).encode(), OUR_NINJS)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"stat:usable", b"stat:gone"),
        (b"<provider ", b"<provided "),
        (b' standardversion="', b' number="'),
        (b"<language tag", b"<language name"),
    ],
)
def test_our_judge_of_newsml_tells_wrong_from_right(
    site: Site, program: Program, tmp_path: Path, right: bytes, wrong: bytes
) -> None:
    document, file = Client().get("/en/news/newsml.xml").content, tmp_path / "wrong.xml"
    assert right in document
    file.write_bytes(document.replace(right, wrong, 1))
    assert "error" in faults_of_newsml([program("jing"), "-c", OUR_NEWSML], [file])
