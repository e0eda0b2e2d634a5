"""Promises: rich text becomes paragraphs and lists, and never anything else."""

import time

import pytest

from dateline.desk.freezing.rich_text import blocks_of, lines_of
from dateline.desk.freezing.words import Stretch
from dateline.record.blocks import BulletList, NumberedList, Paragraph, Run


def leads(attributes: object) -> Stretch:
    return Stretch("", href=dict(attributes).get("href", ""))  # type: ignore[call-overload]


def read(markup: str) -> tuple[object, ...]:
    return blocks_of(markup, leads)


def said(markup: str) -> str:
    """Return all the words, a line for each paragraph or item."""
    return "\n".join("".join(run.text for run in line) for line in lines_of(markup, leads))


def test_paragraphs_lists_stress_and_links_are_kept() -> None:
    assert read(
        '<p data-block-key="a1">Ten <b>big</b> and <i>fine</i> '
        '<a href="https://ilo.org/?a=1&amp;b=2">words</a>.</p>'
        "<ul><li>One</li><li>Two</li></ul><ol><li>First</li></ol>"
    ) == (
        Paragraph(
            (
                Run("Ten "),
                Run("big", mark="strong"),
                Run(" and "),
                Run("fine", mark="em"),
                Run(" "),
                Run("words", href="https://ilo.org/?a=1&b=2"),
                Run("."),
            )
        ),
        BulletList(((Run("One"),), (Run("Two"),))),
        NumberedList(((Run("First"),),)),
    )


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>  a \n\t b  </p>", "a b"),
        ("<p>a <b> b</b> <i> c</i> </p>", "a b c"),
        ("<p>a<br/>b <br> c<br/></p>", "a\nb\nc"),
        ("<p> </p><p></p><p><br/></p><p>a</p>", "a"),
        ("<p>10\u00a0000\u00a0: oui</p>", "10\u00a0000\u00a0: oui"),
        ("<p>5 &lt; 6 &amp; 7 &gt; 6 &#x20ac; &euro;</p>", "5 < 6 & 7 > 6 € €"),
        ("<p>\u200fשלום \u202bעולם\u202c</p>", "\u200fשלום \u202bעולם\u202c"),
    ],
)
def test_white_space_and_characters_mean_what_they_mean_in_html(markup: str, words: str) -> None:
    assert said(markup) == words


@pytest.mark.parametrize(
    "markup",
    [
        "a b",
        "<p>a b",
        "<p>a <span style='x'>b</span></p>",
        "<div><div><p>a b</p></div></div>",
        "<p>a<script>alert(1)</script> b</p>",
        "<p>a<style>p{}</style> b<img src=x onerror=alert(1)></p>",
        "<p>a <!-- no --> b</p>",
        "<p>a <embed embedtype='media' url='https://x'/>b</p>",
        "<p>a </b></a></ul></p></p>b",
        "<h2>a b</h2>",
        "<P>a <B>b</B></P>",
        "<p>a <a href='https://x.org' onclick='alert(1)' title='a>b'>b</a></p>".replace("a>b", ""),
    ],
)
def test_other_markup_leaves_its_words_alone(markup: str) -> None:
    assert said(markup).replace("\n", " ") == "a b"


def test_words_that_look_like_markup_stay_words() -> None:
    assert said("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>") == "<script>alert(1)</script>"


def test_a_list_within_a_list_goes_on_in_the_outer_one() -> None:
    markup = "<ul><li>a<ol><li>b</li></ol></li><li><p>c</p><p>d</p></li></ul><p>e</p>"
    assert read(markup) == (
        BulletList(((Run("a"),), (Run("b"),), (Run("c\nd"),))),
        Paragraph((Run("e"),)),
    )


def test_what_was_left_open_ends_with_its_paragraph() -> None:
    assert read("<p><b>a</p><p>b</p>") == (
        Paragraph((Run("a", mark="strong"),)),
        Paragraph((Run("b"),)),
    )


def test_words_in_both_ways_are_bold() -> None:
    assert read("<p><i><b>a</b></i></p>") == (Paragraph((Run("a", mark="strong"),)),)


@pytest.mark.parametrize(
    "rubbish",
    [
        *("<", "<a ", "<!--", "&", "<a x='", "<p>", "</a ", "<!", "<?", "<b>", "<ul>", "x ="),
        *("<a href=", "<li>x", "<br>", "<a href='x'>y"),
    ],
)
def test_rubbish_takes_no_longer_than_sense(rubbish: str) -> None:
    before = time.process_time()
    read(rubbish * (300_000 // len(rubbish)))
    # Python's own parser would take minutes over some of these.
    assert time.process_time() - before < 5


def test_ten_megabytes_are_read_whole() -> None:
    assert len(read(f"<p>{'All work &amp; no play. ' * 40}</p>" * 11_000)) == 11_000
