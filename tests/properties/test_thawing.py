"""Whatever is on the record, its page says the same when it is released again unchanged."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.desk.freezing import freeze
from dateline.desk.models import StoryPage
from dateline.desk.thawing import take_to_desk
from dateline.lib.ids import new_public_id
from dateline.people.accounts import make_account
from dateline.people.models import Role
from dateline.record.publish import NewItem, publish
from dateline.record.story import TermRef
from dateline.record.versions import story_now
from dateline.terms.models import Vocabulary
from dateline.terms.naming import found_or_made
from tests.desk.stories import write_story
from tests.documents import kept_file
from tests.newsroom import EDITOR, nothing_kept
from tests.photographs import encoded, kept_photo, photo, pixels
from tests.properties.stories import stories

pytestmark = pytest.mark.django_db

patient = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)


@pytest.mark.thorough
@patient
@given(st.data())
def test_taken_to_the_desk_and_released_again_a_story_says_the_same(data: st.DataObject) -> None:
    with nothing_kept():
        linked = write_story(title="Linked")
        kept = [kept_photo(photo()), kept_photo(encoded(pixels(mode="L")))]
        ids = [linked.public_id, new_public_id()]
        story = data.draw(stories(ids, kept, kept_file()))
        terms = [
            found_or_made(vocabulary, "en", f"A {vocabulary}")
            for vocabulary in data.draw(st.sets(st.sampled_from(list(Vocabulary))))
        ]
        refs = tuple(TermRef(term.vocabulary, term.public_id) for term in terms)
        office = found_or_made(Vocabulary.OFFICE, "en", "Manila")
        (edition,) = publish(
            {"en": replace(story, terms=refs)}, of=NewItem(office=office), by=EDITOR
        )
        reporter = make_account("reporter", Role.REPORTER, "a long one for a test")
        page = take_to_desk(edition.item.public_id, "en", by=reporter)
        newest: StoryPage = StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        frozen = freeze(newest)
        assert frozen.story == story_now(edition.item, "en")
        assert frozen.pictures == ()
        assert frozen.files == ()
