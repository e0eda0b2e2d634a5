"""The pictures that stories show, looked up among those that were kept."""

from collections.abc import Iterable

from dateline.pictures.models import Picture
from dateline.record.story import Story, UnusableStory


def check_pictures(stories: Iterable[Story]) -> None:
    """Raise UnusableStory where a story shows a picture that was not kept, or another file."""
    wanted = {(story.picture.token, story.picture.digest) for story in stories if story.picture}
    if not wanted:
        return
    tokens = [token for token, _digest in wanted]
    kept = Picture.objects.filter(token__in=tokens).values_list("token", "digest")
    if missing := wanted.difference(kept):
        token, _digest = min(missing)
        raise UnusableStory(f"No picture was kept under the name “{token}” with that file.")
