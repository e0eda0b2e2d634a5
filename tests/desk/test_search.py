"""Editors find what they wrote, and saving does not read the whole index."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from dateline.desk.models import StoryPage
from dateline.desk.offices import office_of
from dateline.terms.models import Vocabulary
from dateline.terms.naming import found_or_made

pytestmark = pytest.mark.django_db


def _written(title: str) -> StoryPage:
    page = office_of(found_or_made(Vocabulary.OFFICE, "en", "Manila")).pages.get()
    story: StoryPage = page.add_child(
        instance=StoryPage(title=title, locale=page.locale, live=False)
    )
    return story


def test_a_story_is_found_by_a_word_of_its_headline() -> None:
    story = _written("Rice farmers insure their harvest")
    assert [found.pk for found in Page.objects.search("harvest")] == [story.pk]


def test_saving_a_story_asks_for_no_average_over_all_titles() -> None:
    story = _written("Rice farmers insure their harvest")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        story.save()
    assert not [query for query in asked.captured_queries if "AVG(" in query["sql"]]
