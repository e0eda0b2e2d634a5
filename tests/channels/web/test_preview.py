"""A preview is the page that will be public, says that it is a preview, and leaves no trace."""

import re

import pytest
from django.test import Client

from dateline.archive.addresses import picture_address
from dateline.archive.arranging import make_section, name_section
from dateline.archive.entries import ShownFile
from dateline.archive.unpublished import Unpublished
from dateline.channels.web.preview import render_preview
from dateline.lib import clock
from dateline.lib.ids import new_public_id
from dateline.record.publish import NewItem, publish
from dateline.record.story import UnusableStory
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term
from tests.channels.full_story import Kept, full_story, keep
from tests.newsroom import EDITOR, row_counts
from tests.stories import NOW, SOON, a_story, clock_at, head_office, released

pytestmark = pytest.mark.django_db


def files_of(kept: Kept) -> dict[str, ShownFile]:
    """Say that all of it is where it will be."""
    pictures = (kept.lead, kept.figure, *kept.gallery)
    return {
        **{
            picture.token: ShownFile(picture_address(picture.token), picture.width, picture.height)
            for picture in pictures
        },
        kept.file.token: ShownFile(f"/f/{kept.file.token}/{kept.file.name}"),
    }


@pytest.fixture
def series() -> Term:
    name_section(make_section(is_front=True), "en", slug="news", title="News")
    released(a_story(headline="Another"))
    return make_term(Vocabulary.SERIES, {"en": "In action"})


def without_what_may_differ(page: str) -> str:
    """Leave out the strip, and the lines that lead to addresses of the page's own."""
    page = re.sub(r'<aside class="ribbon.*?</aside>', "", page, flags=re.DOTALL)
    page = re.sub(r'<base [^>]*>|<meta name="robots"[^>]*>', "", page)
    page = re.sub(r'<link rel="(canonical|alternate)"[^>]*>', "", page)
    page = re.sub(r'<meta (property="|name="twitter:)[^>]*>', "", page)
    page = re.sub(r'<script type="application/ld\+json">.*?</script>', "", page)
    page = re.sub(r'<details class="cite".*?</details>', "", page, flags=re.DOTALL)
    # In which sizes a picture is offered comes with its release.
    page = re.sub(r'<source [^>]*>|</?picture>| (srcset|sizes|src|width|height)="[^"]*"', "", page)
    page = re.sub(r'<div class="on-screen">.*?</div>', "", page, flags=re.DOTALL)
    page = re.sub(r'<p class="on-paper"><bdi>.*?</p>', "", page)
    page = re.sub(r'<p class="onward on-screen">.*?</p>', "", page)
    return re.sub(r"\s+", " ", page)


def test_it_is_the_public_page_but_for_the_strip_robots_and_addresses(
    client: Client, series: Term
) -> None:
    kept, public_id = keep(), new_public_id()
    with clock_at(NOW):
        story, office = full_story(kept), head_office()
        preview = render_preview(
            Unpublished(story, "en", public_id, office, files_of(kept)), at=clock.now()
        )
        text = render_preview(
            Unpublished(story, "en", public_id, office, files_of(kept)), at=clock.now(), form="txt"
        )
        publish({"en": story}, by=EDITOR, of=NewItem(office, public_id))
        address = f"/en/i/{public_id}/roads-are-mended"
        public = client.get(address).content.decode()
        assert client.get(f"{address}.txt").content.decode() == text
    assert without_what_may_differ(preview) == without_what_may_differ(public)
    body = re.sub(r'<details class="cite".*?</details>', "", public, flags=re.DOTALL)
    body = re.sub(r"\s+", " ", body.partition("<body>")[2])
    whole = re.sub(r"<(picture|link).*?>|<source.*?>", "", body)
    assert len(without_what_may_differ(public)) > 0.8 * len(whole)


def test_it_says_what_it_is_and_names_no_address_of_its_own(series: Term) -> None:
    preview = render_preview(
        Unpublished(a_story(series), "en", new_public_id(), head_office()), at=NOW
    )
    assert "Nobody outside the desk can see this." in preview
    assert '<meta name="robots" content="noindex">' in preview
    assert "In action" in preview
    assert not re.search(r'rel="(canonical|alternate)"|rss\.xml|\.txt"', preview)


def test_it_writes_nothing(series: Term) -> None:
    unpublished = Unpublished(a_story(series), "en", new_public_id(), head_office())
    before = row_counts()
    render_preview(unpublished, at=NOW)
    assert row_counts() == before


def test_a_picture_that_is_nowhere_yet_leaves_its_credit(series: Term) -> None:
    kept = keep()
    unpublished = Unpublished(full_story(kept), "en", new_public_id(), head_office())
    preview = render_preview(unpublished, at=NOW)
    assert kept.lead.token not in preview
    assert preview.count("Photo (not included): ") == 4


def test_an_update_keeps_the_day_and_the_history_of_what_is_out(series: Term) -> None:
    with clock_at(NOW):
        item = released(a_story(headline="Old"))
    unpublished = Unpublished(a_story(headline="New"), "en", item.public_id, head_office())
    preview = render_preview(unpublished, at=SOON)
    assert "<h1>New</h1>" in preview
    assert '<time datetime="2030-03-01T10:00:30' in preview


def test_a_preview_in_arabic_runs_from_right_to_left(series: Term) -> None:
    unpublished = Unpublished(a_story(headline="خبر"), "ar", new_public_id(), head_office())
    assert '<html lang="ar" dir="rtl">' in render_preview(unpublished, at=NOW)


def test_a_label_that_is_not_there_is_refused(series: Term) -> None:
    story = a_story(Term(vocabulary=Vocabulary.TOPIC, public_id=new_public_id()))
    with pytest.raises(UnusableStory):
        render_preview(Unpublished(story, "en", new_public_id(), head_office()), at=NOW)
