"""Every picture and file a story names was kept, and is known for the edition that names it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dateline.journal.writing import writing
from dateline.lib.ids import new_token
from dateline.pictures.models import KeptFile
from dateline.record.blocks import Block, Figure, FileLink, Gallery, Paragraph, Run
from dateline.record.models import EditionFile, Item
from dateline.record.story import PictureRef, UnusableStory
from tests.newsroom import correct_in
from tests.photographs import kept_photo, photo, shown
from tests.stories import NOW, a_story, editions_of, released

CREDIT = "© A Photographer 2030"


def a_figure() -> Figure:
    """Keep a picture and show it between paragraphs."""
    return Figure(shown(kept_photo(photo())), CREDIT)


def a_file() -> FileLink:
    """Keep a file and offer it; that it is on no disk matters to nobody here."""
    with writing():
        kept = KeptFile.objects.create(
            digest="1" * 64,
            name="report.pdf",
            media_type="application/pdf",
            size=3,
            recorded_at=NOW,
        )
    return FileLink(
        kept.token, kept.digest, "The report", kept.name, kept.media_type, size=kept.size
    )


def test_all_that_an_edition_names_is_known_each_once() -> None:
    lead, figure, first, second, file = shown(kept_photo()), *(a_figure() for _ in "123"), a_file()
    body = (
        figure,
        Paragraph((Run("Between them."),)),
        Gallery((first, second)),
        file,
        figure,
    )
    (edition,) = editions_of(released(a_story(credit=CREDIT, picture=lead, body=body)))
    assert sorted(edition.files.values_list("token", flat=True)) == sorted(
        [lead.token, *(one.picture.token for one in (figure, first, second)), file.token]
    )


def test_each_edition_names_its_own() -> None:
    first, second = a_figure(), a_figure()
    item = released(a_story(body=(first,)))
    correct_in(item, body=(second,))
    named = EditionFile.objects.order_by("edition").values_list("edition__number", "token")
    assert list(named) == [(1, first.picture.token), (2, second.picture.token)]


def test_a_story_without_any_names_none() -> None:
    released()
    assert not EditionFile.objects.exists()


def _unkept(picture: PictureRef) -> PictureRef:
    return replace(picture, token=new_token())


def _swapped(picture: PictureRef) -> PictureRef:
    return replace(picture, digest="0" * 64)


@pytest.mark.parametrize("change", [_unkept, _swapped])
@pytest.mark.parametrize("place", [lambda figure: figure, lambda figure: Gallery((figure,))])
def test_a_picture_that_was_not_kept_is_refused_wherever_it_stands(
    change: Callable[[PictureRef], PictureRef], place: Callable[[Figure], Block]
) -> None:
    figure = a_figure()
    story = a_story(body=(place(replace(figure, picture=change(figure.picture))),))
    with pytest.raises(UnusableStory, match="No picture was kept under the name"):
        released(story)
    assert not Item.objects.exists()


@pytest.mark.parametrize("change", [{"token": "0" * 26}, {"digest": "0" * 64}])
def test_a_file_that_was_not_kept_is_refused(change: dict[str, Any]) -> None:
    story = a_story(body=(replace(a_file(), **change),))
    with pytest.raises(UnusableStory, match="No file was kept under the name"):
        released(story)
