"""The verb freeze: a page of the desk becomes a story for the record."""

from dataclasses import dataclass

from dateline.desk.freezing.last import last_story
from dateline.desk.freezing.making_ready import MadeReady
from dateline.desk.freezing.sketching import parts_of
from dateline.desk.models import StoryPage
from dateline.journal.writing import Writing
from dateline.pictures.developing import UnusablePicture
from dateline.pictures.keeping import keep_picture
from dateline.pictures.keeping_files import keep_file
from dateline.pictures.models import KeptFile, Picture
from dateline.pictures.sniffing import UnusableFile
from dateline.record.story import Story, UnusableStory


@dataclass(frozen=True, slots=True)
class Frozen:
    """A story, and the pictures and files in it that stand in no table yet."""

    story: Story
    pictures: tuple[Picture, ...]
    files: tuple[KeptFile, ...]


def freeze(page: StoryPage) -> Frozen:
    """Return what the page says, to be released.

    To be called before a transaction is opened: pictures are developed where that has not
    been done before. A picture or file that the item's last version in this language shows
    keeps its token. Raises UnusableStory with a sentence.
    """
    before = last_story(page.public_id, page.language)
    stock = MadeReady(before)
    parts, refusals = parts_of(page, stock, before)
    if refusals:
        raise UnusableStory(refusals[0].sentence)
    return Frozen(Story(**parts), tuple(stock.pictures), tuple(stock.files))


def keep(open_writing: Writing, frozen: Frozen) -> None:
    """Put its pictures and files in their tables, in the writing that releases the story.

    Raises UnusableStory where so much time has passed that a file was swept away.
    """
    try:
        for picture in frozen.pictures:
            keep_picture(open_writing, picture)
        for file in frozen.files:
            keep_file(open_writing, file)
    except (UnusablePicture, UnusableFile) as refusal:
        raise UnusableStory(str(refusal)) from refusal
