"""Works on the desk of a filled house as an editor does, and takes the time of each step."""

import time
from collections import defaultdict
from io import BytesIO
from statistics import median
from typing import Any

from django.core.files.base import ContentFile
from django.db import connection
from django.http import HttpResponse
from django.urls import reverse
from PIL import Image
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from bench.desk_steps import STEPS
from bench.editor import let_in
from dateline.archive.catalogue import Wanted, catalogue
from dateline.desk.models import DeskImage, Office, StoryPage
from dateline.desk.offices import office_page
from dateline.lib import clock

Fields = dict[str, list[str]]

_WORDS = "Rice farmers in the valley insure their harvest together. " * 12


class _Desk:
    """An editor at work; `spent` holds seconds and queries of each step."""

    def __init__(self) -> None:
        self.office, self.client = let_in()
        self.spent: dict[str, list[tuple[float, int]]] = defaultdict(list)

    def round(self, number: int) -> None:
        """Write a story and publish it, and open whatever lies on the way.

        Its picture is new, so that the release has to develop it.
        """
        self.image = _image(self.office)
        self._get("dashboard", reverse("wagtailadmin_home"))
        self._get("stories", reverse("stories"))
        self._get("published", reverse("published"))
        self._get("coming", reverse("coming_up"))
        parent = office_page(self.office, "en")
        new = reverse("wagtailadmin_pages:add", args=["desk", "storypage", parent.pk])
        form = _filled_in(self._get("new", new))
        self._post("create", new, self._written(form, f"Farmers insure harvest {number}"))
        story = StoryPage.objects.latest("pk")
        edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
        form = _filled_in(self._get("edit", edit))
        self._post("save", edit, self._written(form, f"Rice farmers insure harvest {number}"))
        self._publish(story)

    def _publish(self, story: StoryPage) -> None:
        panel = reverse("story_publish", args=[story.pk])
        self._get("panel", panel)
        self._post("release", panel, {"when": ["now"], "language": ["en"], "deed": ["publish"]})
        if catalogue(Wanted(), at=clock.now(), size=1, in_language="en").rows == ():
            raise RuntimeError("Nothing is public after a release.")

    def _written(self, form: Fields, headline: str) -> Fields:
        body = streamfield([("text", rich_text(f"<p>{_WORDS}</p>"))])
        filled = nested_form_data({"body": body, "contacts": streamfield([])})
        return (
            form
            | {name: [str(value)] for name, value in filled.items()}
            | {
                "title": [headline],
                "standfirst": ["They share the risk of floods and droughts."],
                "lead_picture": [str(self.image.pk)],
                "picture_alt": ["A field of rice."],
                "credit": ["© A House"],
            }
        )

    def _get(self, step: str, address: str) -> str:
        return self._timed(step, lambda: self.client.get(address)).content.decode()

    def _post(self, step: str, address: str, form: Fields) -> None:
        answer = self._timed(step, lambda: self.client.post(address, form))
        if answer.status_code != 302:
            raise RuntimeError(f"The desk does not {step}: it answers {answer.status_code}.")

    def _timed(self, step: str, ask: Any) -> HttpResponse:
        asked = _Counter()
        began = time.perf_counter()
        with connection.execute_wrapper(asked):
            answer: HttpResponse = ask()
        self.spent[step].append((time.perf_counter() - began, asked.count))
        if answer.status_code >= 400:
            raise RuntimeError(f"The desk answers {answer.status_code} where one would {step}.")
        return answer


class _Counter:
    """Counts the queries of a step; a wrapper of Django's database connection."""

    count = 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.count += 1
        return execute(sql, params, many, context)


def run(rounds: int) -> dict[str, dict[str, float]]:
    """Return the median and the slowest milliseconds, and the queries, of each step."""
    desk = _Desk()
    # The first round loads templates and words, which stay loaded.
    for number in range(rounds + 1):
        desk.round(number)
    return {step: _figures(desk.spent[step][1:]) for step in STEPS}


def _figures(spent: list[tuple[float, int]]) -> dict[str, float]:
    seconds = [took for took, _queries in spent]
    return {
        "ms": median(seconds) * 1000,
        "slowest_ms": max(seconds) * 1000,
        "queries": median(queries for _took, queries in spent),
    }


def _filled_in(page: str) -> Fields:
    """Return what a browser would send for a story's form, were nothing touched in it."""
    return dict(querydict_from_html(page, form_id="page-edit-form").lists())


def _image(office: Office) -> DeskImage:
    file = BytesIO()
    Image.effect_noise((1600, 1067), 64).convert("RGB").save(file, "JPEG", quality=85)
    image: DeskImage = DeskImage.objects.create(
        title="A field",
        credit="© A House",
        collection=office.collection,
        file=ContentFile(file.getvalue(), name="field.jpg"),
    )
    return image
