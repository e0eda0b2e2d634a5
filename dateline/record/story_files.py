"""The pictures and files of stories, wherever in them, looked up among those that were kept."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.pictures.models import KeptFile, Picture
from dateline.record.blocks import FileLink, PictureRef, all_of
from dateline.record.story import Story, UnusableStory


def check_files(stories: Sequence[Story]) -> None:
    """Raise UnusableStory where a story names what was not kept, or another file under its name."""
    _check((one for story in stories for one in pictures_of(story)), Picture, "picture")
    _check((one for story in stories for one in files_of(story)), KeptFile, "file")


def tokens_of(story: Story) -> tuple[str, ...]:
    """Return the names of all pictures and files of a story, each once."""
    pictures = [picture.token for picture in pictures_of(story)]
    files = [file.token for file in files_of(story)]
    return tuple(dict.fromkeys([*pictures, *files]))


def pictures_of(story: Story) -> Iterator[PictureRef]:
    """Yield the lead picture, then those of the body."""
    return all_of(PictureRef, (story.picture, story.body))


def files_of(story: Story) -> Iterator[FileLink]:
    """Yield what can be downloaded."""
    return all_of(FileLink, story.body)


def _check(
    named: Iterable[PictureRef | FileLink], model: type[Picture] | type[KeptFile], what: str
) -> None:
    wanted = {(one.token, one.digest) for one in named}
    if not wanted:
        return
    tokens = [token for token, _digest in wanted]
    kept = model.objects.filter(token__in=tokens).values_list("token", "digest")
    if missing := wanted.difference(kept):
        token, _digest = min(missing)
        raise UnusableStory(f"No {what} was kept under the name “{token}” with that file.")
