"""The field for related items, and the question that finds them by a word of their headline."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, JsonResponse
from django.urls import reverse_lazy
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from dateline.archive.catalogue import Catalogue, Row, Wanted, catalogue
from dateline.desk.story_form.labels import ManyLabels
from dateline.lib import clock
from dateline.lib.ids import is_public_id
from dateline.lib.languages import LANGUAGES
from dateline.lib.text import matching_key
from dateline.record.models import Showing
from dateline.record.visibility import visible

ADDRESS = reverse_lazy("related_items")
_MOST = 20
_STEP = 200
# So far back a word is looked for; what is older is found by its address.
_FURTHEST = 2000
_IN_ADDRESS = re.compile(r"/i/([0-9a-z]{12})(?:/|$)")


@dataclass(frozen=True, slots=True)
class Found:
    """A public item as it may be chosen."""

    public_id: str
    headline: str
    date: date

    def __str__(self) -> str:
        return f"{self.headline} · {date_format(self.date, 'j M Y')}"


def find_items(words: str, language: str) -> list[Found]:
    """Return public items of a language whose headline holds these words, newest first.

    Without words, the newest. The address of an item finds that one, however old it is.
    """
    if named := _IN_ADDRESS.search(words):
        return known_items([named[1]], language)
    wanted = matching_key(words)
    found: list[Found] = []
    for row in _rows(language):
        if row.act != "withdraw" and wanted in matching_key(row.headline):
            found.append(Found(row.place.cursor.public_id, row.headline, row.date))
            if len(found) == _MOST:
                break
    return found


def known_items(public_ids: Iterable[str], language: str) -> list[Found]:
    """Return the items of these ids as they stand in a language, else in any, in this order."""
    ids = list(public_ids)
    showings = Showing.objects.filter(visible(clock.now()), public_id__in=ids).values_list(
        "public_id", "language", "edition__content__headline", "edition__content__date"
    )
    found: dict[str, Found] = {}
    for public_id, tag, headline, day in showings:
        if headline and (tag == language or public_id not in found):
            found[public_id] = Found(public_id, headline, day)
    return [found[public_id] for public_id in ids if public_id in found]


def _rows(language: str) -> Iterable[Row]:
    """Yield the newest public rows of a language, as many as are looked through."""
    now = clock.now()
    page = Catalogue(rows=())
    for _step in range(_FURTHEST // _STEP):
        before = page.rows[-1].place if page.rows else None
        page = catalogue(
            Wanted(language=language), at=now, size=_STEP, in_language=language, before=before
        )
        yield from page.rows
        if not page.has_older:
            return


@require_safe
def related_items(request: HttpRequest) -> JsonResponse:
    """Answer with the items that may be chosen, for the script of the field."""
    language = request.GET.get("language", "")
    words = request.GET.get("q", "")[:200]
    items = find_items(words, language) if language in LANGUAGES else []
    return JsonResponse(
        {"items": [{"value": item.public_id, "label": str(item)} for item in items]}
    )


class RelatedField(forms.MultipleChoiceField):
    """A field for public items by their ids; it offers the newest, a script finds the others."""

    widget = ManyLabels

    def offer(self, chosen: Iterable[str], language: str) -> None:
        """Offer what is chosen already, and the newest items of a language."""
        ids = list(dict.fromkeys(chosen))
        known = {item.public_id: str(item) for item in known_items(ids, language)}
        newest = {item.public_id: str(item) for item in find_items("", language)}
        # What is not public any more can still be seen here, and be taken out.
        self.choices = list(
            ({public_id: known.get(public_id, public_id) for public_id in ids} | newest).items()
        )
        self.widget.attrs |= {"data-search": str(ADDRESS), "data-language": language}

    def valid_value(self, value: Any) -> bool:
        """Let any item be chosen: the script finds more than were offered."""
        return is_public_id(value)
