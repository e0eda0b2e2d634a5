"""The e-mail version of an item carries all of it, in one file, with addresses in full."""

import re

import pytest

from dateline.archive.article import article
from dateline.archive.identity import Identity, Words, name_site
from dateline.channels.web.mail import MailVersion, mail_version
from dateline.lib import clock
from dateline.record.blocks import BulletList, NotesToEditors, Paragraph, Quote, Run
from tests.channels.full_story import full_story, keep
from tests.contracts.test_pages_hang_together import Page
from tests.newsroom import correct_in
from tests.stories import a_story, released

pytestmark = pytest.mark.django_db
ORIGIN = "https://news.example.org"


def mail_of(language: str = "en") -> MailVersion:
    """Publish a full story and return it as an e-mail."""
    item = released(full_story(keep()), language=language)
    found = article(item.public_id, language, at=clock.now())
    assert found
    return mail_version(found, origin=ORIGIN)


def test_it_is_sound_and_needs_nothing_from_elsewhere_but_pictures() -> None:
    html = mail_of().html
    assert Page(html).wrong == []
    assert not re.search(r"<link|<style|<script|class=|url\(", html)
    addresses = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert addresses
    assert all(re.match(r"https://|mailto:|tel:", address) for address in addresses)


@pytest.mark.parametrize(
    "words",
    [
        "Roads are mended</h1>",
        "Once there were holes &amp; ruts.",
        "We mended them.",
        "<bdi>© &lt;A&gt; Photographer 2030</bdi>",
        "Listen to the recording, 12 min",
        "Bo &lt;North&gt;</td>",
        "European Union (Funding)",
        "Notes to editors</h3>",
        "We are &lt;here&gt;.",
        "Adenike Bello",
        f'href="{ORIGIN}/f/',
        f'src="{ORIGIN}/p/',
        f'href="{ORIGIN}/en/i/',
    ],
)
def test_all_of_the_story_is_in_it(words: str) -> None:
    assert words in mail_of().html


def test_it_has_a_subject_and_the_same_as_plain_text() -> None:
    mail = mail_of()
    assert mail.subject == "Roads are mended"
    assert "Once there were holes & ruts." in mail.text
    assert f"{ORIGIN}/en/i/" in mail.text


def test_it_runs_from_right_to_left_in_arabic() -> None:
    html = mail_of("ar").html
    assert html.count('dir="rtl"') == 2
    assert "text-align:right" in html
    assert "border-right:3px" in html


def test_it_carries_the_name_and_the_colour_of_the_site() -> None:
    name_site(Identity({"en": Words("The Office")}, accent="#8a1538"))
    html = mail_of().html
    assert ">The Office</p>" in html
    assert "color:#8a1538" in html


def test_it_says_that_it_was_corrected() -> None:
    item = released(a_story())
    correct_in(item, headline="Right", note="It was <wrong>.")
    found = article(item.public_id, "en", at=clock.now())
    assert found
    html = mail_version(found, origin=ORIGIN).html
    assert "Corrected" in html
    assert "It was &lt;wrong&gt;." in html


def test_a_line_break_in_a_paragraph_is_one_in_it_too() -> None:
    lines = (Run("One <road>\ntwo roads"),)
    body = (Paragraph(lines), BulletList((lines,)), NotesToEditors((lines,)), Quote("Not\nus."))
    item = released(a_story(standfirst="Summed\nup.", body=body))
    found = article(item.public_id, "en", at=clock.now())
    assert found
    mail = mail_version(found, origin=ORIGIN)
    assert mail.html.count("One &lt;road&gt;<br>two roads") == 3
    assert "Not<br>us." in mail.html
    assert "Summed<br>up." in mail.html
    assert "One <road>\ntwo roads" in mail.text
