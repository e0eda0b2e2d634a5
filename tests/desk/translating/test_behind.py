"""How far a translation is behind: asked of what readers were shown, never kept."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from dateline.archive.article import article
from dateline.desk.models import StoryPage
from dateline.desk.releasing.cancel import cancel
from dateline.desk.releasing.correct import correct
from dateline.desk.releasing.orders import Orders, Refused
from dateline.desk.releasing.release import release
from dateline.desk.releasing.reschedule import reschedule
from dateline.desk.releasing.restore import restore
from dateline.desk.releasing.update import update
from dateline.desk.releasing.withdraw import withdraw
from dateline.desk.thawing import take_to_desk
from dateline.desk.translating.behind import Behind
from dateline.desk.translating.languages import InLanguage, languages_of
from dateline.desk.translating.pins import pin_source, unpin
from dateline.desk.translating.settling import stamp_of
from dateline.desk.translating.side_by_side.beside import beside
from dateline.lib import clock as the_clock
from dateline.record.blocks import Heading, Paragraph, Run
from dateline.record.models import Edition, Item, Verb
from dateline.record.publish import NewItem, publish
from dateline.record.story import Story
from tests.desk.releasing.conftest import NOW
from tests.newsroom import EDITOR

LATER = datetime(2026, 7, 2, 8, 0, tzinfo=UTC)


def where(page: StoryPage, language: str) -> InLanguage:
    """Return how an item stands in a language."""
    item = languages_of([page.public_id], the_clock.now(), in_language="en")[page.public_id]
    return next(one for one in item.languages if one.tag == language)


def numbers(found: Behind | None) -> list[int]:
    """Return the versions that something is behind by, as readers count them."""
    assert found is not None
    return [told.number for told in found.newer]


def source(page: StoryPage, language: str) -> Edition | None:
    """Return what the newest edition in a language was made from."""
    item = Item.objects.get(public_id=page.public_id)
    found: Edition | None = item.editions.filter(language=language).latest("number").source
    return found


@pytest.fixture
def out(newsroom: Any, write: Any, translate: Any) -> dict[str, StoryPage]:
    """An English story with its French and Arabic translations, released in one act."""
    english = write()
    pages = {"en": english, "fr": translate(english), "ar": translate(english, "ar")}
    release(list(pages.values()), by=newsroom["editor"], orders=Orders())
    return {tag: StoryPage.objects.get(pk=page.pk) for tag, page in pages.items()}


@pytest.fixture
def put_right(newsroom: Any, change: Any, clock: Any) -> Any:
    """Correct a story, an hour later."""

    def corrected(page: StoryPage, **fields: Any) -> StoryPage:
        clock.shift(3600)
        page = change(page, **fields)
        notes = {page.language: "The sum was wrong."}
        correct([page], by=newsroom["editor"], orders=Orders(notes=notes))
        return StoryPage.objects.get(pk=page.pk)

    return corrected


def test_languages_released_together_are_up_to_date_until_the_source_is_corrected(
    newsroom: Any, out: Any, put_right: Any, change: Any, clock: Any
) -> None:
    first = Edition.objects.get(language="en")
    assert source(out["en"], "fr") == source(out["en"], "ar") == first
    assert numbers(where(out["en"], "fr").draft) == []
    english = put_right(out["en"], standfirst="Eight million, not nine.")
    found = where(english, "fr")
    assert found.is_behind
    assert numbers(found.draft) == numbers(found.out) == [2]
    assert found.draft
    assert found.draft.base
    assert found.draft.base.number == 1
    assert (found.draft.newer[0].verb, found.draft.newer[0].note) == (
        Verb.CORRECT,
        "The sum was wrong.",
    )
    assert found.draft.said
    assert found.draft.is_now
    assert found.draft.said["standfirst"] == "A summary."
    assert found.draft.is_now["standfirst"] == "Eight million, not nine."
    put_right(english, title="Rice farmers insure their harvests")
    assert numbers(where(english, "ar").draft) == [2, 3]
    # The draft takes the newest words in; readers have the old ones until it is out.
    french = change(out["fr"], standfirst="Huit millions.")
    pin_source(french, StoryPage.objects.get(pk=english.pk))
    found = where(english, "fr")
    assert (numbers(found.draft), numbers(found.out)) == ([], [2, 3])
    update([french], by=newsroom["editor"], orders=Orders())
    found = where(english, "fr")
    assert (numbers(found.draft), numbers(found.out)) == ([], [])
    newest = Edition.objects.filter(language="en").latest("number")
    assert source(english, "fr") == newest


def test_where_nothing_had_to_be_changed_the_desk_has_the_last_word(
    out: Any, put_right: Any
) -> None:
    english = put_right(out["en"], byline="Ana")
    assert where(english, "fr").is_behind
    pin_source(out["fr"], english)
    assert not where(english, "fr").is_behind
    assert numbers(where(english, "fr").out) == []


def test_an_office_that_writes_for_itself_is_behind_nothing(
    out: Any, write: Any, put_right: Any
) -> None:
    write("es", public_id=out["en"].public_id, title="Lo nuestro")
    unpin(out["fr"])
    english = put_right(out["en"], standfirst="Eight million, not nine.")
    for tag in ("es", "fr", "en"):
        assert (where(english, tag).draft, where(english, tag).out) == (None, None)
    assert where(english, "ar").is_behind


def test_a_translation_made_from_older_words_than_go_out_beside_it_is_not_said_to_be_of_those(
    newsroom: Any, write: Any, translate: Any, change: Any, clock: Any
) -> None:
    english = write()
    french = translate(english)
    clock.shift(60)
    english = change(english, standfirst="Other words.")
    found = where(english, "fr")
    assert found.is_behind
    assert (numbers(found.draft), found.draft and found.draft.is_rewritten) == ([], True)
    release([english, french], by=newsroom["editor"], orders=Orders())
    assert source(english, "fr") is None
    assert numbers(where(english, "fr").draft) == [1]


def test_what_is_scheduled_is_coming_and_counts_once_it_is_out(
    newsroom: Any, out: Any, change: Any, clock: Any
) -> None:
    clock.shift(60)
    english = change(out["en"], standfirst="Eight million, not nine.")
    update([english], by=newsroom["editor"], orders=Orders(release_at=LATER))
    found = where(english, "fr")
    assert found.draft
    assert (numbers(found.draft), len(found.draft.coming)) == ([], 1)
    clock.move_to(LATER)
    assert numbers(where(english, "fr").draft) == [2]


def test_a_version_that_was_called_off_or_moved_is_no_news(
    newsroom: Any, out: Any, change: Any, translate: Any, clock: Any
) -> None:
    clock.shift(60)
    english = change(out["en"], standfirst="Eight million, not nine.")
    update([english], by=newsroom["editor"], orders=Orders(release_at=LATER))
    spanish = translate(english, "es")
    release([spanish], by=newsroom["editor"], orders=Orders())
    waiting = source(english, "es")
    assert waiting
    assert waiting.release_at == LATER
    later = LATER + timedelta(hours=1)
    reschedule(english.public_id, by=newsroom["editor"], release_at=later)
    clock.move_to(later)
    assert numbers(where(english, "es").draft) == []
    assert numbers(where(english, "fr").draft) == [2]
    english = change(english, standfirst="Ten.")
    update([english], by=newsroom["editor"], orders=Orders(release_at=later + timedelta(days=1)))
    cancel(english.public_id, by=newsroom["editor"])
    clock.shift(3 * 86400)
    assert numbers(where(english, "es").draft) == []


def test_a_source_withdrawn_is_said_and_brought_back_it_is_no_news(
    newsroom: Any, out: Any, put_right: Any, clock: Any
) -> None:
    reasons = {"en": "Not true."}
    withdraw(out["en"].public_id, by=newsroom["chief"], reasons=reasons, languages=["en"])
    found = where(out["en"], "fr")
    assert found.draft
    assert (numbers(found.draft), found.draft.is_withdrawn) == ([], True)
    clock.shift(60)
    restore(out["en"].public_id, by=newsroom["chief"], languages=["en"])
    found = where(out["en"], "fr")
    assert found.draft
    assert (numbers(found.draft), found.draft.is_withdrawn) == ([], False)
    # Readers count the notice and the bringing back as well.
    assert numbers(where(put_right(out["en"], byline="Ana"), "fr").draft) == [4]


def test_a_translation_of_a_translation_is_behind_what_it_was_made_from(
    newsroom: Any, out: Any, translate: Any, put_right: Any
) -> None:
    spanish = translate(out["fr"], "es")
    release([spanish], by=newsroom["editor"], orders=Orders())
    put_right(out["en"], standfirst="Eight million, not nine.")
    assert numbers(where(out["en"], "es").draft) == []
    put_right(out["fr"], standfirst="Huit millions.")
    found = where(out["en"], "es").draft
    assert found
    assert (found.source, numbers(found)) == ("fr", [2])


def test_a_source_deleted_on_the_desk_is_still_followed_on_the_record(
    newsroom: Any, out: Any, put_right: Any
) -> None:
    put_right(out["en"], standfirst="Eight million, not nine.")
    StoryPage.objects.get(pk=out["en"].pk).delete()
    found = where(out["fr"], "fr")
    assert found.draft
    assert (found.draft.source, numbers(found.draft)) == ("en", [2])
    assert found.draft.said
    assert found.draft.said["standfirst"] == "A summary."


def test_a_translation_whose_own_page_is_gone_is_still_followed(out: Any, put_right: Any) -> None:
    StoryPage.objects.get(pk=out["fr"].pk).delete()
    english = put_right(out["en"], standfirst="Eight million, not nine.")
    found = where(english, "fr")
    assert found.page is None
    assert not found.is_missing
    assert numbers(found.draft) == [2]


def test_many_items_cost_as_many_questions_as_one(
    newsroom: Any, write: Any, translate: Any, put_right: Any, django_assert_max_num_queries: Any
) -> None:
    pages = [write() for _ in range(4)]
    french = [translate(page) for page in pages]
    for page, other in zip(pages, french, strict=True):
        release([page, other], by=newsroom["editor"], orders=Orders())
    put_right(pages[0], standfirst="Eight million, not nine.")
    with django_assert_max_num_queries(12):
        found = languages_of([page.public_id for page in pages], the_clock.now(), in_language="en")
    behind = [
        one.page.public_id
        for item in found.values()
        for one in item.languages
        if one.page and one.is_behind
    ]
    assert behind == [pages[0].public_id]


def test_a_source_from_an_archive_is_known_by_its_words(
    newsroom: Any, translate: Any, put_right: Any
) -> None:
    office = newsroom.geneva.term
    body = (Paragraph((Run("It is open "), Run("again", mark="strong"), Run("."))), Heading("Why"))
    story = Story(headline="The port  is open", date=NOW.date(), body=body)
    (english,) = publish({"en": story}, of=NewItem(office), by=EDITOR)
    page = take_to_desk(english.item.public_id, "en", by=newsroom["reporter"])
    french = translate(page)
    release([french], by=newsroom["editor"], orders=Orders())
    assert source(page, "fr") == english
    put_right(page, standfirst="Since Monday.")
    assert numbers(where(page, "fr").draft) == [2]


def test_a_translation_brought_back_to_the_desk_is_still_one(
    newsroom: Any, out: Any, put_right: Any, change: Any
) -> None:
    StoryPage.objects.get(pk=out["fr"].pk).delete()
    put_right(out["en"], standfirst="Eight million, not nine.")
    page = take_to_desk(out["en"].public_id, "fr", by=newsroom["reporter"])
    assert numbers(where(page, "fr").draft) == [2]
    # Nobody has looked at the newer words, so what goes out is still made from the older.
    page = change(page, strapline="Encore.")
    update([page], by=newsroom["editor"], orders=Orders())
    assert source(page, "fr") == Edition.objects.filter(language="en").earliest("number")
    assert numbers(where(page, "fr").draft) == [2]


def test_what_the_record_says_it_was_made_from_stands_beside_it_whichever_came_first(
    newsroom: Any, out: Any, put_right: Any
) -> None:
    public_id = out["en"].public_id
    put_right(out["en"], standfirst="Eight million, not nine.")
    StoryPage.objects.filter(public_id=public_id).delete()
    for first, second in (("fr", "en"), ("en", "fr")):
        for language in (first, second):
            take_to_desk(public_id, language, by=newsroom["reporter"])
        french = StoryPage.objects.get(public_id=public_id, language="fr")
        found = beside(french)
        assert found is not None
        assert found.pinned is not None
        assert [one.source.text for one in found.stretches if one.path == "standfirst"] == [
            "A summary."
        ]
        assert [(one.path, one.is_now and one.is_now.text) for one in found.news] == [
            ("standfirst", "Eight million, not nine.")
        ]
        english = found.source_page
        assert english.get_latest_revision() == english.latest_revision
        assert english.get_latest_revision_as_object().standfirst == "Eight million, not nine."
        StoryPage.objects.filter(public_id=public_id).delete()


def test_readers_are_told_no_longer_once_an_update_says_that_nothing_had_to_be_changed(
    newsroom: Any, out: Any, put_right: Any
) -> None:
    english = put_right(out["en"], byline="Ana")
    with pytest.raises(Refused):
        update([out["fr"]], by=newsroom["editor"], orders=Orders())
    said = {"language": "fr", "source": "en", "seen": stamp_of(english)}
    address = reverse("story_languages", args=[english.public_id])
    html = newsroom.browser("reporter").post(address, said, follow=True).content.decode()
    assert "Readers are still told of the correction" in html
    french = StoryPage.objects.get(pk=out["fr"].pk)
    shown = article(english.public_id, "fr", at=the_clock.now())
    assert shown
    assert shown.source_corrected
    update([french], by=newsroom["editor"], orders=Orders())
    shown = article(english.public_id, "fr", at=the_clock.now())
    assert shown
    assert shown.source_corrected is None
    with pytest.raises(Refused):
        update([french], by=newsroom["editor"], orders=Orders())


def test_a_translation_that_goes_out_after_a_correction_nobody_told_it_of_is_behind(
    newsroom: Any, write: Any, translate: Any, put_right: Any
) -> None:
    english = write()
    french = translate(english)
    release([english], by=newsroom["editor"], orders=Orders())
    first = Edition.objects.get(language="en")
    put_right(StoryPage.objects.get(pk=english.pk), standfirst="Eight million, not nine.")
    release([french], by=newsroom["editor"], orders=Orders())
    assert source(english, "fr") == first
    assert numbers(where(english, "fr").out) == [2]
