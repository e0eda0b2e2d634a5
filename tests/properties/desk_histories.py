"""One history in two newsrooms: what strangers are told before, between and after its acts."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from dateline.desk.models import DeskDocument, DeskImage, DeskRendition, StoryPage
from dateline.pictures.models import KeptFile, Picture
from dateline.record.models import Content, Item
from dateline.terms.models import Term
from tests.newsroom import every_text
from tests.properties.desk_worlds import Act, World, newsroom
from tests.properties.strangers import (
    CANARY,
    Answers,
    answers_at,
    item_addresses,
    section_addresses,
    told_apart,
)

_NEVER = ("00000000000z",)


def compared(acts: Sequence[Act], *, written: Iterable[str] = ("",), every: int = 1) -> list[str]:
    """Return what strangers can tell the two newsrooms apart by, after which act.

    They look after each act, or after so many. At the end the one that hides holds these words,
    each after a canary's name.
    """
    asked: list[list[str]] = []
    hiding = []
    for world, after in _steps(acts, hides=True, every=every):
        asked.append(list(dict.fromkeys(addresses(world))))
        hiding.append((after, answers_at(asked[-1])))
        if len(asked) == 1 + ceil(len(acts) / every):
            assert not unwritten(written)
    told = []
    for (_world, _act), (after, mine), where in zip(
        _steps(acts, hides=False, every=every), hiding, asked, strict=True
    ):
        theirs = answers_at(where)
        told += [f"After {after}: {difference}" for difference in told_apart(mine, theirs)]
        told += [f"After {after}: {address}" for address in _with_canaries(theirs)]
        assert any(b"Seen" in answer.body for answer in theirs.values())
    return told


def _steps(acts: Sequence[Act], *, hides: bool, every: int) -> Iterator[tuple[World, Act | None]]:
    with newsroom(hides=hides) as world:
        yield world, None
        for number, act in enumerate(acts, start=1):
            world.do(act)
            if number % every == 0 or number == len(acts):
                yield world, act


def addresses(world: World) -> Iterator[str]:
    """Yield every public address, and all that whoever knows the desk might try."""
    items = list(Item.objects.values_list("public_id", flat=True))
    stories = list(StoryPage.objects.values_list("public_id", flat=True))
    ids = dict.fromkeys([*items, *stories, *_NEVER])
    words = Content.objects.values_list("slug", flat=True)
    yield from section_addresses(ids)
    yield from item_addresses(ids, dict.fromkeys([*words, f"{CANARY}-title"]))
    yield from _narrowed()
    yield from _file_addresses()
    yield from _desk_addresses()
    yield from _guests_addresses(world)


def _narrowed() -> Iterator[str]:
    """Yield listings under every label there is, whether readers know of it or not."""
    for vocabulary, public_id in Term.objects.values_list("vocabulary", "public_id"):
        for form in ("", "rss.xml", "by/place/"):
            yield f"/en/news/{form}?{vocabulary}={public_id}"


def _file_addresses() -> Iterator[str]:
    for token in Picture.objects.values_list("token", flat=True):
        yield f"/p/{token}.jpg"
    for token, name in KeptFile.objects.values_list("token", "name"):
        yield from (f"/f/{token}/{name}", f"/f/{token}/another")
    for model in (DeskImage, DeskRendition, DeskDocument):
        for file in model.objects.values_list("file", flat=True):
            yield from (f"/media/{file}", f"/desk/files/{file}")
    for key in DeskImage.objects.values_list("pk", flat=True):
        yield f"/desk/images/{key}/"
    for document in DeskDocument.objects.all():
        yield f"/desk/files/documents/{document.pk}/{document.filename}"
        yield f"/desk/documents/edit/{document.pk}/"


def _desk_addresses() -> Iterator[str]:
    for page in StoryPage.objects.all():
        yield from (f"/desk/stories/{page.pk}/{name}/" for name in ("publish", "preview"))
        yield from (f"/desk/pages/{page.pk}/{name}/" for name in ("edit", "view_draft"))
        yield f"/desk/published/{page.public_id}/{page.language}/edit/"
        yield from (page.url_path, f"/{page.slug}/")


def _guests_addresses(world: World) -> Iterator[str]:
    """Yield guesses at links to previews, and links that are over."""
    live = world.live_links()
    for key, token in {0: "0" * 26, **world.links}.items():
        guess = token if key and key not in live else f"{token[:-1]}z"
        yield from (f"/preview/{guess}{part}" for part in ("", "/", "/en/", "/en/page"))


def unwritten(words: Iterable[str]) -> list[str]:
    """Return those of the canary's words that stand in no table."""
    texts = "\n".join(text for _table, text in every_text())
    return [word for word in words if f"{CANARY} {word}".strip() not in texts]


def _with_canaries(answers: Answers) -> Iterable[str]:
    for (address, _method, _headers), answer in answers.items():
        if CANARY.encode() in answer.body and CANARY not in address:
            yield f"{address} tells a canary where there was none"
