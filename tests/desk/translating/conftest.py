"""The two offices and their people, and a way to say things again in another language."""

from collections.abc import Callable
from typing import Any

import pytest

from dateline.desk.models import StoryPage
from dateline.desk.translating.pins import pin_source
from tests.desk.releasing.conftest import change, clock, newsroom, write

__all__ = ["change", "clock", "newsroom", "translate", "write"]

TITLES = {
    "fr": "Les riziculteurs assurent leur récolte",
    "es": "Los arroceros aseguran su cosecha",
    "ar": "مزارعو الأرز يؤمّنون محصولهم",
}


@pytest.fixture
def translate(write: Any) -> Callable[..., StoryPage]:
    """Write a story again in another language, pinned to what it says."""

    def translated(source: StoryPage, language: str = "fr", **fields: Any) -> StoryPage:
        said = {"title": TITLES[language], "public_id": source.public_id, **fields}
        said.setdefault("standfirst", f"Résumé ({language}).")
        page: StoryPage = write(language, **said)
        pin_source(page, StoryPage.objects.get(pk=source.pk))
        saved: StoryPage = StoryPage.objects.get(pk=page.pk)
        return saved

    return translated
