"""Brings photographs in as an editor does, makes them ready, and publishes a page of eight."""

import time
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any, TypeVar

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from bench.editor import let_in
from bench.photographs import photograph
from dateline.archive.addresses import item_address
from dateline.archive.article import article
from dateline.jobs.working import work_off
from dateline.journal.writing import writing
from dateline.lib import clock
from dateline.ops.kinds import BESIDE
from dateline.pictures.keeping import keep_picture, prepare_picture
from dateline.pictures.models import Picture
from dateline.pictures.packet import PictureWords
from dateline.pictures.renditions import make_renditions
from dateline.record.blocks import Block, Figure, Paragraph, PictureRef, Run
from dateline.record.person import COMMAND_LINE
from dateline.record.publish import NewItem, publish
from dateline.record.story import Story
from dateline.terms.models import Term

ON_THE_PAGE = 8
_CREDIT = "© A House/A. Photographer 2026"
_SMALL, _LARGE = (2400, 1600), (6000, 4000)
_WORDS = "Rice farmers in the valley insure their harvest together. " * 8

T = TypeVar("T")


def run(rounds: int) -> dict[str, Any]:
    """Return what pictures cost in milliseconds, and where the page with eight of them is."""
    office, client = let_in()
    # The first picture of a process loads what the others find loaded.
    _ready(0, _SMALL)
    spent = {
        name: [_ready(number, size) for number in range(1, rounds + 1)]
        for name, size in (("small", _SMALL), ("large", _LARGE))
    }
    found: dict[str, Any] = {
        f"{step}_{name}_ms": median(one[step] for one in each) * 1000
        for name, each in spent.items()
        for step in ("develop", "renditions")
    }
    brought = [_brought_in(number, client) for number in range(rounds + 1)][1:]
    found |= {
        f"{step}_ms": median(one[step] for one in brought) * 1000 for step in ("upload", "ready")
    }
    made = sum(one["files"] for each in spent.values() for one in each)
    seconds = sum(one["renditions"] for each in spent.values() for one in each)
    return found | {"renditions_per_s": made / seconds, "address": _page(office.term)}


def _ready(number: int, size: tuple[int, int]) -> dict[str, float]:
    raw = photograph(number, *size)
    picture, develop = _timed(lambda: prepare_picture(raw, PictureWords(_CREDIT)))
    files, renditions = _timed(lambda: make_renditions(picture))
    return {"develop": develop, "renditions": renditions, "files": files}


def _brought_in(number: int, client: Client) -> dict[str, float]:
    """Bring a picture in on the desk, and let a worker do what was asked for."""
    file = SimpleUploadedFile("field.jpg", photograph(200 + number, *_SMALL), "image/jpeg")
    sent = {"title": "A field", "credit": _CREDIT, "file": file}
    answer, upload = _timed(lambda: client.post(reverse("wagtailimages:add"), sent))
    if answer.status_code != 302:
        raise RuntimeError(f"The desk takes no picture: it answers {answer.status_code}.")
    jobs, ready = _timed(lambda: work_off(BESIDE.patient))
    if not jobs:
        raise RuntimeError("Nothing was asked for to make the picture ready.")
    return {"upload": upload, "ready": ready}


def _timed(step: Callable[[], T]) -> tuple[T, float]:
    began = time.perf_counter()
    answer = step()
    return answer, time.perf_counter() - began


def _page(office: Term) -> str:
    """Publish an item with one picture above its text and seven in it; return its path."""
    raws = [photograph(100 + number, *_SMALL) for number in range(ON_THE_PAGE)]
    pictures = [prepare_picture(raw, PictureWords(_CREDIT)) for raw in raws]
    for picture in pictures:
        make_renditions(picture)
    body: list[Block] = []
    for picture in pictures[1:]:
        body += [Paragraph((Run(_WORDS),)), Figure(_shown(picture), _CREDIT)]
    story = Story(
        headline="Farmers of one valley insure their harvest together",
        date=date(2026, 11, 2),
        standfirst="They share the risk of floods and droughts.",
        credit=_CREDIT,
        picture=_shown(pictures[0]),
        body=tuple(body),
    )
    with writing() as open_writing:
        for picture in pictures:
            keep_picture(open_writing, picture)
        (edition,) = publish({"en": story}, by=COMMAND_LINE, of=NewItem(office))
    found = article(edition.item.public_id, "en", at=clock.now())
    if found is None:
        raise RuntimeError("What was published is not public.")
    return item_address(found.entry)


def _shown(picture: Picture) -> PictureRef:
    return PictureRef(picture.token, picture.digest, "A field of rice.", "The valley in spring.")
