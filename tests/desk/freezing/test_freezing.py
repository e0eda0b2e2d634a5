"""Promises: what a page says is what the record is given, and nothing else."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from dateline.desk.freezing import Frozen, freeze, keep, sketch
from dateline.desk.models import Boilerplate, ContactCard, DeskImage, StoryPage
from dateline.journal.writing import writing
from dateline.pictures import developing
from dateline.pictures.models import KeptFile, Picture
from dateline.record.blocks import (
    Audio,
    Block,
    BulletList,
    FactsBox,
    Figure,
    FileLink,
    Gallery,
    Heading,
    NotesToEditors,
    Paragraph,
    PictureRef,
    ProjectFacts,
    ProjectPartner,
    Quote,
    Run,
    Table,
    Video,
    all_of,
)
from dateline.record.blocks import Boilerplate as BoilerplateBlock
from dateline.record.facts import Contact, EventFacts, SourceLink, TermRef
from dateline.record.publish import NewItem, publish
from dateline.record.story import Story, UnusableStory
from dateline.terms.models import Vocabulary
from dateline.terms.naming import found_or_made
from tests.desk.stories import desk_document, desk_image, rewrite, write_story
from tests.newsroom import EDITOR
from tests.photographs import encoded, pixels

pytestmark = pytest.mark.django_db


def story_of(page: StoryPage) -> Story:
    newest: StoryPage = page.get_latest_revision_as_object()
    return freeze(newest).story


def body_of(*blocks: tuple[str, Any]) -> tuple[Block, ...]:
    return story_of(write_story(body=blocks)).body


def release(page: StoryPage) -> Frozen:
    frozen = freeze(page.get_latest_revision_as_object())
    with writing() as open_writing:
        keep(open_writing, frozen)
        item = NewItem(page.office_page.office.term, page.public_id)
        publish({page.language: frozen.story}, of=item, by=EDITOR)
    return frozen


def test_every_field_of_the_page_is_in_the_story() -> None:
    named: dict[str, Any] = {
        name: [found_or_made(vocabulary, "en", f"A {vocabulary.value}")]
        for name, vocabulary in {
            "topics": Vocabulary.TOPIC,
            "places": Vocabulary.PLACE,
            "partners": Vocabulary.PARTNER,
            "collections": Vocabulary.COLLECTION,
        }.items()
    }
    kind = found_or_made(Vocabulary.KIND, "en", "Press release")
    series = found_or_made(Vocabulary.SERIES, "en", "Voices")
    card = ContactCard.objects.create(name="Press office", phone="+41 22 799 7912")
    page = write_story(
        "Manila",
        title="Ten boats are back",
        date=date(2030, 2, 1),
        kicker="At sea",
        strapline="A line below",
        standfirst="First line\r\nSecond line",
        byline="By the office",
        dateline="Manila",
        credit="© ILO 2030",
        reference="ILO/30/1",
        canonical="https://example.org/original",
        source_name="The ministry",
        source_address="https://example.org/",
        related=["0123456789ab"],
        contacts=[
            ("card", card.pk),
            ("contact", {"name": "A. Reyes", "role": "Officer", "phone": "", "email": "a@ilo.org"}),
        ],
        event_starts_on=date(2030, 3, 1),
        event_starts_time=time(10),
        event_ends_on=date(2030, 3, 2),
        event_ends_time=time(12, 30),
        event_zone="Asia/Manila",
        event_place="Harbour",
        event_link="https://example.org/event",
        event_state="postponed",
        kind=kind,
        series=series,
        **named,
    )
    terms = [kind, series, *(term for terms in named.values() for term in terms)]
    assert story_of(page) == Story(
        headline="Ten boats are back",
        date=date(2030, 2, 1),
        kicker="At sea",
        strapline="A line below",
        standfirst="First line\nSecond line",
        byline="By the office",
        dateline="Manila",
        credit="© ILO 2030",
        reference="ILO/30/1",
        canonical="https://example.org/original",
        event=EventFacts(
            starts=datetime(2030, 3, 1, 10),  # noqa: DTZ001
            ends=datetime(2030, 3, 2, 12, 30),  # noqa: DTZ001
            zone="Asia/Manila",
            place="Harbour",
            link="https://example.org/event",
            state="postponed",
        ),
        source=SourceLink("The ministry", "https://example.org/"),
        contacts=(
            Contact("Press office", phone="+41 22 799 7912"),
            Contact("A. Reyes", "Officer", email="a@ilo.org"),
        ),
        related=("0123456789ab",),
        terms=tuple(TermRef(term.vocabulary, term.public_id) for term in terms),
    )


def test_every_block_without_a_file_has_its_counterpart() -> None:
    donor = found_or_made(Vocabulary.PARTNER, "en", "Norway")
    standing = Boilerplate.objects.create(
        title="About us", text="<p>We are <b>an</b> agency.</p><p>Since 1919.</p>"
    )
    said = {
        "address": "https://youtu.be/1",
        "minutes": 3,
        "transcript": "One\r\ntwo\r\n\r\n\nThree ",
    }
    project = {
        "title": "Safe boats",
        "partners": [
            {"name": "norway", "role": "Donor"},
            {"name": "Harbour", "role": ""},
        ],
        "place": "Cebu",
        "amount": "1500000.50",
        "currency": "EUR",
        "starts": "2030-01-01",
        "ends": "2031-12-31",
    }
    table = {
        "caption": "Boats",
        "columns": [{"type": "text", "heading": "Year"}, {"type": "text", "heading": ""}],
        "rows": [{"values": ["2029", "7"]}, {"values": ["2030", ""]}],
    }
    facts = {"title": "In short", "facts": ["<p>One <i>fact</i></p>"]}
    assert body_of(
        ("text", "<p>One</p><ul><li>Two</li></ul>"),
        ("heading", "Why"),
        ("quote", {"text": "So\r\nit is", "said_by": "A. Reyes"}),
        ("video", said),
        ("audio", said),
        ("table", table),
        ("facts", facts),
        ("project", project),
        ("notes", "<p>For editors</p>"),
        ("boilerplate", standing.pk),
    ) == (
        Paragraph((Run("One"),)),
        BulletList(((Run("Two"),),)),
        Heading("Why"),
        Quote("So\nit is", "A. Reyes"),
        Video("https://youtu.be/1", 3, ("One\ntwo", "Three")),
        Audio("https://youtu.be/1", 3, ("One\ntwo", "Three")),
        Table("Boats", ("Year", ""), (("2029", "7"), ("2030", ""))),
        FactsBox("In short", ((Run("One "), Run("fact", mark="em")),)),
        ProjectFacts(
            "Safe boats",
            (ProjectPartner("norway", "Donor", donor.public_id), ProjectPartner("Harbour")),
            "Cebu",
            "1500000.50",
            "EUR",
            "2030-01-01",
            "2031-12-31",
        ),
        NotesToEditors(((Run("For editors"),),)),
        BoilerplateBlock(
            "About us",
            ((Run("We are "), Run("an", mark="strong"), Run(" agency.")), (Run("Since 1919."),)),
        ),
    )


def test_empty_blocks_leave_nothing() -> None:
    empty = {"address": "", "minutes": None, "transcript": ""}
    assert (
        body_of(
            ("text", "<p></p>"),
            ("heading", ""),
            ("quote", {"text": "", "said_by": ""}),
            ("video", empty),
            ("table", None),
            ("facts", {"title": "", "facts": []}),
            ("project", {"title": "", "partners": [], "place": "", "amount": None, "currency": ""}),
            ("notes", ""),
            ("gallery", []),
        )
        == ()
    )


def test_links_to_stories_lead_to_the_item_whichever_way_they_were_made() -> None:
    other = write_story(title="Another")
    page_link = f'<a linktype="page" id="{other.pk}">a</a>'
    addresses = (
        f"/en/i/{other.public_id}/",
        f"http://127.0.0.1:8000/fr/i/{other.public_id}/some-words",
    )
    others = "".join(f' <a href="{address}">b</a>' for address in addresses)
    runs = tuple(all_of(Run, body_of(("text", f"<p>{page_link}{others}</p>"))))
    assert [run.item for run in runs if run.item] == [other.public_id] * 3
    assert not any(run.href for run in runs)


def test_other_paths_of_this_site_are_written_out_and_places_on_the_page_forgotten() -> None:
    markup = '<p><a href="/en/news/">a</a> <a href="#down">b</a> <a>c</a></p>'
    assert body_of(("text", markup)) == (
        Paragraph((Run("a", href="http://127.0.0.1:8000/en/news/"), Run(" b c"))),
    )


@pytest.mark.parametrize(
    "link",
    [
        'href="javascript:alert(1)"',
        'href=" JaVaScRiPt:alert(1)"',
        'href="java&#10;script:alert(1)"',
        'href="data:text/html,x"',
        'href="file:///etc/passwd"',
        'href="//evil.example/"',
        'href="vbscript:x"',
        'href="www.ilo.org"',
        'href="http://[::1"',
        'linktype="page" id="999999"',
        'linktype="page" id="1"',
        'linktype="page" id="99999999999999999999999"',
        'linktype="page"',
    ],
)
def test_links_that_lead_where_no_reader_should_go_are_refused(link: str) -> None:
    page = write_story(body=[("text", f"<p><a {link}>words</a></p>")])
    with pytest.raises(UnusableStory):
        story_of(page)


@pytest.mark.parametrize(
    ("block", "told"),
    [
        (("picture", {"image": None, "alt": "", "caption": "", "credit": ""}), "no picture"),
        (("picture", {"image": 999, "alt": "a", "caption": "", "credit": "c"}), "no picture"),
        (("file", {"document": 999, "title": ""}), "no file"),
        (("boilerplate", 999), "no longer there"),
        (("video", {"address": "https://a.org", "minutes": None, "transcript": ""}), "minutes"),
    ],
)
def test_what_is_gone_or_half_done_is_said(block: tuple[str, Any], told: str) -> None:
    with pytest.raises(UnusableStory, match=told):
        body_of(block)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"event_place": "Harbour"}, "which day"),
        ({"event_starts_on": date(2030, 3, 1), "event_ends_time": time(9)}, "when it starts"),
        ({"source_name": "The ministry"}, "address"),
        ({"title": " "}, "no headline"),
        ({"title": "a\x00b"}, "U\\+0000"),
        ({"standfirst": "a\ud800b"}, "U\\+D800"),
    ],
)
def test_fields_that_cannot_be_released_are_said(fields: dict[str, Any], told: str) -> None:
    page = write_story()
    for name, value in fields.items():
        setattr(page, name, value)
    with pytest.raises(UnusableStory, match=told):
        freeze(page)


def test_rubbish_in_a_body_is_refused_or_harmless() -> None:
    page = write_story()
    page.body = [("text", "<p>a\x00b</p>")]
    with pytest.raises(UnusableStory, match="U\\+0000"):
        freeze(page)
    page.body = [("heading", "a\udfffb")]
    with pytest.raises(UnusableStory, match="U\\+DFFF"):
        freeze(page)
    page.body = [("heading", "\u202eabc\u200f")] * 1000
    assert freeze(page).story.body == (Heading("\u202eabc\u200f"),) * 1000


def test_an_event_without_zone_is_on_the_office_s_clock_and_needs_no_end() -> None:
    page = write_story(event_starts_on=date(2030, 3, 1), event_starts_time=time(10))
    office = page.office_page.office
    office.time_zone = "Asia/Manila"
    office.save()
    event = story_of(page).event
    assert event is not None
    assert (event.zone, event.ends) == ("Asia/Manila", event.starts)
    whole_day = story_of(rewrite(page, event_starts_time=None, event_zone="Asia/Manila")).event
    assert whole_day is not None
    assert (whole_day.starts, whole_day.zone) == (date(2030, 3, 1), "")


def test_pictures_are_developed_once_and_named_for_each_use() -> None:
    image = desk_image(texts={"en": {"alt": "Two halves"}}, credit="© ILO")
    figure = ("picture", {"image": image.pk, "alt": "", "caption": "Cap", "credit": ""})
    page = write_story(
        lead_picture=image,
        body=[
            figure,
            (
                "gallery",
                [
                    {**figure[1], "alt": "A half", "credit": "© Me"},
                ],
            ),
        ],
    )
    frozen = freeze(page)
    story = frozen.story
    refs = tuple(all_of(PictureRef, (story.picture, story.body)))
    assert [ref.alt for ref in refs] == ["Two halves", "Two halves", "A half"]
    assert len({ref.token for ref in refs}) == 3
    # Its caption is written into the file of the second, and into that of the third whose it is.
    assert len({ref.digest for ref in refs}) == 3
    assert [figure.credit for figure in all_of(Figure, story.body)] == ["© ILO", "© Me"]
    assert isinstance(story.body[1], Gallery)
    assert story.credit == "© ILO"
    assert [picture.token for picture in frozen.pictures] == [ref.token for ref in refs]
    image.refresh_from_db()
    assert image.cleared_digest == refs[2].digest
    assert not Picture.objects.exists()


def test_a_picture_of_which_two_things_are_said_is_two_files() -> None:
    said = {"en": {"alt": "Two halves", "caption": "Halves, one and two"}}
    image = desk_image(texts=said, credit="© ILO")
    figure = {"image": image.pk, "alt": "A half", "caption": "Cap", "credit": ""}
    frozen = freeze(write_story(lead_picture=image, body=[("picture", figure)]))
    refs = tuple(all_of(PictureRef, (frozen.story.picture, frozen.story.body)))
    assert [(ref.alt, ref.caption) for ref in refs] == [
        ("Two halves", "Halves, one and two"),
        ("A half", "Cap"),
    ]
    assert len({ref.token for ref in refs}) == 2
    assert len({ref.digest for ref in refs}) == 2
    image.refresh_from_db()
    assert {files["digest"] for files in image.cleared_files.values()} == {
        ref.digest for ref in refs
    }


def test_a_picture_made_ready_once_is_not_decoded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    page = write_story(lead_picture=desk_image(), picture_alt="Halves")
    first = freeze(page).story.picture
    monkeypatch.setattr("dateline.pictures.keeping.develop", lambda raw: pytest.fail("again"))
    again = freeze(StoryPage.objects.get(pk=page.pk)).story.picture
    assert first is not None
    assert again is not None
    assert again.digest == first.digest


def test_another_file_for_a_picture_is_developed_anew() -> None:
    image = desk_image()
    page = write_story(lead_picture=image, picture_alt="Halves")
    before = freeze(page).story.picture
    image.refresh_from_db()
    image.file = ContentFile(encoded(pixels(mode="L")), name="photo.jpg")
    image.save()
    after = freeze(StoryPage.objects.get(pk=page.pk)).story.picture
    assert before is not None
    assert after is not None
    assert before.digest != after.digest


def test_pictures_and_files_of_the_last_version_keep_their_tokens() -> None:
    image = desk_image(texts={"en": {"alt": "Two halves of a field"}})
    document = desk_document()
    page = write_story(
        lead_picture=image,
        picture_alt="Halves",
        body=[("file", {"document": document.pk, "title": ""})],
    )
    first = release(page)
    assert (Picture.objects.count(), KeptFile.objects.count()) == (1, 1)
    (link,) = all_of(FileLink, first.story.body)
    assert (link.title, link.name, link.media_type) == (
        "Factsheet",
        "factsheet.pdf",
        "application/pdf",
    )
    other = desk_image(encoded(pixels(mode="L")))
    changed = rewrite(
        page,
        picture_alt="Halves",
        body=[
            ("file", {"document": document.pk, "title": "In short"}),
            ("picture", {"image": other.pk, "alt": "Grey", "caption": "", "credit": ""}),
        ],
    )
    second = freeze(changed)
    assert first.story.picture is not None
    assert second.story.picture is not None
    assert second.story.picture.token == first.story.picture.token
    assert [ref.token for ref in all_of(FileLink, second.story.body)] == [link.token]
    assert len(second.pictures) == 1
    assert second.files == ()


def test_what_it_stood_under_keeps_its_place() -> None:
    names = ["Zinc", "Boats", "Apples"]
    topics = [found_or_made(Vocabulary.TOPIC, "en", name) for name in names]
    page = write_story(topics=topics)
    before = [term.public_id for term in release(page).story.of("topic")]
    more = found_or_made(Vocabulary.TOPIC, "en", "More")
    after = story_of(rewrite(page, topics=[more, *reversed(topics[:2])]))
    kept = [public_id for public_id in before if public_id != topics[2].public_id]
    assert [term.public_id for term in after.of("topic")] == [*kept, more.public_id]
    assert [term.public_id for term in after.of("office")] == [
        page.office_page.office.term.public_id
    ]


@pytest.mark.parametrize("raw", [b"", b"not a picture", b"\xff\xd8\xff\xe0 cut short"])
def test_a_picture_that_cannot_be_shown_is_named(raw: bytes) -> None:
    image = desk_image()
    Path(image.file.path).write_bytes(raw)
    with pytest.raises(UnusableStory, match="Two halves"):
        freeze(write_story(lead_picture=image, picture_alt="Halves"))


def test_a_picture_whose_file_is_gone_is_named() -> None:
    image = desk_image()
    Path(image.file.path).unlink()
    with pytest.raises(UnusableStory, match="Two halves"):
        freeze(write_story(lead_picture=image, picture_alt="Halves"))


def test_a_picture_too_large_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(developing, "MOST_PIXELS", 100)
    with pytest.raises(UnusableStory, match="Two halves"):
        freeze(write_story(lead_picture=desk_image(), picture_alt="Halves"))


def test_a_sketch_says_the_same_and_makes_nothing_ready() -> None:
    image, document = desk_image(), desk_document()
    page = write_story(
        lead_picture=image,
        body=[("file", {"document": document.pk, "title": ""}), ("boilerplate", 999)],
    )
    page.title = ""
    made = sketch(page)
    assert made.story.headline == ""
    assert made.story.picture is not None
    assert made.images[made.story.picture.token] == image
    assert [made.documents[link.token] for link in all_of(FileLink, made.story.body)] == [document]
    assert [refusal.field for refusal in made.refusals] == ["body"]
    assert DeskImage.objects.get().cleared_digest == ""
