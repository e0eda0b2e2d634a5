"""A story with one of every block, and what goes beside it."""

from dataclasses import dataclass

from dateline.pictures.models import KeptFile, Picture
from dateline.record.blocks import (
    Audio,
    Block,
    Boilerplate,
    BulletList,
    FactsBox,
    Figure,
    Gallery,
    Heading,
    NotesToEditors,
    NumberedList,
    Paragraph,
    ProjectFacts,
    ProjectPartner,
    Quote,
    Run,
    Table,
    Video,
)
from dateline.record.story import Contact, Story
from tests.documents import kept_file, offered
from tests.photographs import kept_photo, shown
from tests.stories import a_story

CREDIT = "© <A> Photographer 2030"


@dataclass(frozen=True)
class Kept:
    """What the story shows and offers."""

    lead: Picture
    figure: Picture
    gallery: tuple[Picture, Picture]
    file: KeptFile


def keep() -> Kept:
    """Keep what a full story needs."""
    return Kept(kept_photo(), kept_photo(), (kept_photo(), kept_photo()), kept_file())


def full_body(kept: Kept) -> tuple[Block, ...]:
    """Return one of every block, those of the foot not last."""
    return (
        Boilerplate("About us", ((Run("We are <here>."),),)),
        NotesToEditors(((Run("Call "), Run("us", href="https://example.org/us")),)),
        Paragraph((Run("Once there were holes & ruts."),)),
        Heading("What was done"),
        Quote("We mended them.", "A Mender"),
        BulletList(((Run("drains"),), (Run("stones"),))),
        NumberedList(((Run("count"),), (Run("mend"),))),
        Figure(shown(kept.figure, alt='A "red" field.', caption="The field."), CREDIT),
        Gallery(tuple(Figure(shown(picture), CREDIT) for picture in kept.gallery)),
        Video("https://example.org/video", 3, ("Here we stand.",)),
        Audio("https://example.org/audio", 12, ("Here we speak.",)),
        Table("Roads", ("District", "Kilometres"), (("Bo <North>", "1,240"), ("Kenema", "98"))),
        FactsBox("In figures", ((Run("318 kilometres"),),)),
        ProjectFacts(
            "Roads to Work",
            (ProjectPartner("European Union", "Funding"), ProjectPartner("Finland")),
            "Bo",
            "8000000.00",
            "EUR",
            "2030-01-01",
            "2030-12-31",
        ),
        offered(kept.file),
    )


def full_story(kept: Kept) -> Story:
    """Return a story with all of it."""
    return a_story(
        headline="Roads are mended",
        strapline="All of them",
        standfirst="They were broken.",
        byline="A Reporter",
        dateline="FREETOWN",
        reference="PR-7",
        credit=CREDIT,
        picture=shown(kept.lead, caption="Dawn."),
        body=full_body(kept),
        contacts=(
            Contact("Adenike Bello", "Press officer", "+232 76 555 010", "press@example.org"),
        ),
        canonical="https://www.example.org/first",
    )
