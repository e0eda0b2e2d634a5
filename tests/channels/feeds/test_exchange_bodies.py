"""The body of an item stands in ninjs and NewsML-G2 as plain XHTML, and in ninjs as words too."""

from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from dateline.record.blocks import Block, Heading, Paragraph, Quote, Run, Table
from dateline.record.models import Item
from dateline.record.publish import NewItem, publish
from tests.channels.feeds.exchanged import Exchanged, exchanged
from tests.channels.feeds.reading import HOST, NAMES
from tests.channels.full_story import Kept, full_story, keep
from tests.channels.site import Site, address_of
from tests.newsroom import EDITOR, publish_in, withdraw_from
from tests.stories import head_office

PLAIN = """\
Once there were holes & ruts.

What was done

We mended them.

A Mender

drains
stones

count
mend

https://example.org/video

Here we stand.

https://example.org/audio

Here we speak.

Roads
District | Kilometres
Bo <North> | 1,240
Kenema | 98

In figures
318 kilometres

Roads to Work
European Union (Funding)
Finland
Bo
EUR 8000000.00
2030-01-01 – 2030-12-31

The facts

Notes to editors

Call us

About us

We are <here>."""


def with_all(language: str = "en") -> tuple[Item, Kept]:
    """Release a story with one of every block."""
    kept = keep()
    story = full_story(kept)
    (edition,) = publish({language: story}, by=EDITOR, of=NewItem(head_office()))
    return edition.item, kept


def with_body(*blocks: Block) -> Exchanged:
    return exchanged(publish_in(headline="A story", body=blocks))


def value_of(found: Exchanged, type_: str) -> str:
    (value,) = [one["value"] for one in found.ninjs["bodies"] if one["contentType"] == type_]
    assert isinstance(value, str)
    return value


def markup_of(found: Exchanged) -> Element:
    """Return the body as ninjs has it, once NewsML-G2 was seen to have the same."""
    division: Element = fromstring(value_of(found, "application/xhtml+xml"))
    body = found.newsml.find("g2:contentSet/g2:inlineXML/html:html/html:body", NAMES)
    assert body is not None
    assert [shape(one) for one in division] == [shape(one) for one in body]
    return division


def shape(element: Element) -> object:
    parts = [shape(one) for one in element]
    return element.tag, dict(element.attrib), element.text, element.tail, parts


def test_every_block_has_its_words(db: None) -> None:
    item, _kept = with_all()
    found = exchanged(item)
    assert value_of(found, "text/plain") == PLAIN
    (plain, _markup) = found.ninjs["bodies"]
    assert (plain["charCount"], plain["wordCount"]) == (len(PLAIN), len(PLAIN.split()))


def test_every_block_has_its_elements(db: None) -> None:
    item, kept = with_all()
    body = markup_of(exchanged(item))
    tags = [one.tag.rpartition("}")[2] for one in body]
    assert tags == [
        *("p", "h2", "blockquote", "ul", "ol", "figure", "figure", "figure"),
        *("p", "p", "p", "p", "table", "aside", "aside", "p", "section", "section"),
    ]
    (link,) = body.findall("html:p/html:a[@type]", NAMES)
    assert link.attrib["href"] == f"{HOST}/f/{kept.file.token}/{kept.file.name}"
    headers = [one.text for one in body.findall("html:table/html:thead/html:tr/html:th", NAMES)]
    assert headers == ["District", "Kilometres"]


def test_words_of_our_own_are_in_the_language_of_the_item(db: None) -> None:
    item, _kept = with_all("ar")
    found = exchanged(item, "ar")
    assert "Notes to editors" not in value_of(found, "text/plain")
    assert "ملاحظات" in value_of(found, "text/plain")


def test_marks_links_and_lines_stay_where_they_were(site: Site) -> None:
    runs = (
        Run("One\ntwo "),
        Run("three", mark="strong"),
        Run(" four "),
        Run("five", href="https://example.org/?a=1&b=<2>", mark="em"),
        Run(" six"),
    )
    found = with_body(Paragraph(runs), Quote("First\nsecond"))
    division = value_of(found, "application/xhtml+xml")
    assert (
        "<p>One<br />two <strong>three</strong> four "
        '<em><a href="https://example.org/?a=1&amp;b=&lt;2&gt;">five</a></em> six</p>'
    ) in division
    assert "<blockquote><p>First<br />second</p></blockquote>" in division
    assert value_of(found, "text/plain") == "One\ntwo three four five six\n\nFirst\nsecond"


def test_a_link_to_an_item_leads_there_while_it_can_be_read(site: Site) -> None:
    told = Paragraph((Run("Others met", item=site.farmers.public_id), Run(" too.")))
    item = publish_in(headline="A story", body=(told,))
    (link,) = markup_of(exchanged(item)).findall("html:p/html:a", NAMES)
    assert (link.attrib["href"], link.tail) == (HOST + address_of(site.farmers), " too.")
    withdraw_from(site.farmers)
    (paragraph,) = markup_of(exchanged(item))
    assert (paragraph.text, len(paragraph)) == ("Others met too.", 0)


def test_what_reads_like_markup_stays_words(site: Site) -> None:
    words = "<script>&amp;]]> \"'\u2028 👩\u200d🌾"
    found = with_body(Heading(words), Table(words, (), ((words,),)))
    assert value_of(found, "text/plain") == "\n".join([words, "", words, words])
    heading, table = markup_of(found)
    cell = table.find("html:tbody/html:tr/html:td", NAMES)
    assert cell is not None
    assert heading.text == cell.text == words
    assert table.find("html:thead", NAMES) is None


@pytest.mark.parametrize(("standfirst", "told"), [("One.\n\nTwo.", ["One.", "Two."]), ("", [])])
def test_a_brief_has_its_summary_for_a_body(site: Site, standfirst: str, told: list[str]) -> None:
    found = exchanged(publish_in(headline="A brief", standfirst=standfirst))
    assert [one.text for one in markup_of(found)] == told if told else "bodies" not in found.ninjs
    assert bool(found.newsml.findall("g2:contentSet", NAMES)) == bool(told)
