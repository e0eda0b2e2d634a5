"""Hits come in order, page by page, under filters, with what was found in them marked."""

from datetime import date, datetime, timedelta

import pytest

from bench.plans import complaints
from dateline.archive.entries import Cursor
from dateline.archive.latest import latest
from dateline.archive.period import Period
from dateline.archive.search.asked import Order, State, Wanted
from dateline.archive.search.counting import counts
from dateline.archive.search.following import Follower
from dateline.archive.search.keys import day_at, number_of, place_of, places_of, public_id_of
from dateline.archive.search.likeness import more_like
from dateline.archive.search.searching import LAST_PAGE, MOST_TOLD, search
from dateline.archive.search.suggesting import suggestions
from dateline.archive.selection import Selection
from dateline.lib.ids import new_public_id
from dateline.lib.languages import UnknownLanguage
from dateline.record.models import Showing
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term, rename
from tests.archive.search import asking
from tests.archive.search.asking import Follow, asked, found, hits_in, paragraph, text_of, told
from tests.newsroom import withdraw_from
from tests.stories import NOW, SOON, a_story, clock_at, released

MANY = 23


@pytest.fixture
def stories(follow: Follow) -> list[str]:
    """The headlines of stories about rice, newest first: several of a day, a minute apart."""
    for number in range(MANY):
        with clock_at(NOW - timedelta(minutes=MANY - number)):
            told(f"Rice {number}", date=date(2030, 2, 1 + number // 3))
    follow()
    page = latest(Selection((), "en"), at=NOW, size=50)
    return [entry.headline for entry in page.entries]


@pytest.mark.parametrize("size", [1, 10])
def test_the_newest_come_in_the_order_of_lists_each_once(stories: list[str], size: int) -> None:
    wanted, before, read = Wanted("rice", "en", order=Order.NEWEST), None, []
    for _page in range(MANY + 1):
        page = search(wanted, at=NOW, size=size, before=before)
        assert page.total == MANY
        read += [hit.entry.headline for hit in page.hits]
        before = page.next_before
        if before is None:
            break
    assert read == stories
    assert len(read) == MANY


def test_of_one_day_what_was_released_later_stands_first_whichever_was_written_first(
    follow: Follow,
) -> None:
    released(a_story(headline="Rice written first"), release_at=SOON)
    told("Rice released first")
    with clock_at(SOON):
        follow()
    both = ["Rice written first", "Rice released first"]
    assert [
        entry.headline for entry in latest(Selection((), "en"), at=SOON, size=9).entries
    ] == both
    assert found("rice", at=SOON, order=Order.NEWEST) == both


def test_a_cursor_whose_item_was_withdrawn_means_the_end_of_its_day(stories: list[str]) -> None:
    wanted = Wanted("rice", "en", order=Order.NEWEST)
    page = search(wanted, at=NOW, size=4)
    assert page.next_before is not None
    gone = Cursor(page.next_before.date, new_public_id())
    rest = [hit.entry.headline for hit in search(wanted, at=NOW, size=50, before=gone).hits]
    first = next(place for place, headline in enumerate(stories) if headline == rest[0])
    assert rest == stories[first:]
    assert first <= 4


def test_the_best_come_by_number_of_page_each_once(stories: list[str]) -> None:
    read, number = [], 1
    for _page in range(MANY):
        page = search(Wanted("rice", "en"), at=NOW, size=5, page=number)
        read += [hit.entry.headline for hit in page.hits]
        if page.next_page is None:
            break
        number = page.next_page
    assert sorted(read) == sorted(stories)
    assert number == 5


@pytest.mark.parametrize(("size", "page"), [(0, 1), (51, 1), (10, 0), (10, LAST_PAGE + 1)])
def test_no_page_is_larger_or_further_than_the_bounds(size: int, page: int) -> None:
    with pytest.raises(ValueError, match="page"):
        search(Wanted("rice", "en"), at=NOW, size=size, page=page)


def test_what_is_many_is_told_as_more_than_a_thousand(
    stories: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_TOLD == 1000
    monkeypatch.setattr("dateline.archive.search.searching.MOST_TOLD", 20)
    answer = asked("rice")
    assert (answer.total, answer.is_more_than_told) == (20, True)


def test_where_there_is_no_index_yet_that_is_the_answer() -> None:
    told("Rice")
    for order in Order:
        answer = asked("rice", order=order)
        assert (answer.state, answer.hits, answer.total) == (State.PREPARING, (), None)
    assert counts(Wanted("rice", "en"), at=NOW, term_ids=[1]) == {}
    assert suggestions("rice", "en", at=NOW).state is State.PREPARING
    assert more_like(new_public_id(), "en", at=NOW) == ()


def test_a_period_holds_its_days_and_no_other(follow: Follow) -> None:
    told("Rice in December", date=date(2029, 12, 31))
    told("Rice in January", date=date(2030, 1, 31))
    told("Rice in February", date=date(2030, 2, 1))
    follow()
    for period, headlines in {
        Period(2029): ["Rice in December"],
        Period(2029, 12): ["Rice in December"],
        Period(2030): ["Rice in February", "Rice in January"],
        Period(2030, 1): ["Rice in January"],
        Period(2030, 2): ["Rice in February"],
        Period(2031): [],
        Period(9999, 12): [],
        Period(9999): [],
    }.items():
        assert found("rice", period=period, order=Order.NEWEST) == headlines
        assert sorted(found("rice", period=period)) == sorted(headlines)


@pytest.fixture
def places() -> dict[str, Term]:
    asia = make_term(Vocabulary.PLACE, {"en": "Asia"})
    india = make_term(Vocabulary.PLACE, {"en": "India", "fr": "Inde"}, within=asia)
    topic = make_term(Vocabulary.TOPIC, {"en": "Industry of rice"})
    return {"asia": asia, "india": india, "topic": topic}


def test_filters_hold_together_and_a_region_holds_its_countries(
    follow: Follow, places: dict[str, Term]
) -> None:
    told("Rice in India", terms=(places["india"], places["topic"]))
    told("Rice in Asia", terms=(places["asia"],))
    told("Rice elsewhere", terms=(places["topic"],))
    follow()

    def under(*names: str) -> list[str]:
        return sorted(found("rice", term_ids=tuple(places[name].pk for name in names)))

    assert under("india") == ["Rice in India"]
    assert under("asia") == ["Rice in Asia", "Rice in India"]
    assert under("topic", "asia") == ["Rice in India"]
    told_of = counts(Wanted("rice", "en"), at=NOW, term_ids=[term.pk for term in places.values()])
    assert told_of == {places["asia"].pk: 2, places["india"].pk: 1, places["topic"].pk: 2}
    only_india = Wanted("rice", "en", term_ids=(places["india"].pk,))
    assert counts(only_india, at=NOW, term_ids=[places["topic"].pk]) == {places["topic"].pk: 1}


def test_suggestions_are_newest_headlines_and_terms_with_something_under_them(
    follow: Follow, places: dict[str, Term]
) -> None:
    told("Indigo in India", date=date(2030, 1, 1), terms=(places["india"],))
    told("Rice and indigo", date=date(2030, 1, 2))
    told("Inde", language="fr", terms=(places["india"],))
    gone = told("Indigo gone", terms=(places["topic"],))
    follow()
    withdraw_from(gone)
    answer = suggestions("ind", "en", at=NOW)
    assert [entry.headline for entry in answer.entries] == ["Rice and indigo", "Indigo in India"]
    assert [(term.name.words, term.vocabulary) for term in answer.terms] == [("India", "place")]
    assert [term.name.words for term in suggestions("ind", "fr", at=NOW).terms] == ["Inde"]
    assert len(suggestions("ind", "en", at=NOW, limit=1).entries) == 1
    assert suggestions("indigo rice", "en", at=NOW).entries[0].headline == "Rice and indigo"


def test_a_new_name_of_a_term_is_suggested_at_once(follow: Follow, places: dict[str, Term]) -> None:
    told("Rice in India", terms=(places["india"],))
    follow()
    rename(places["india"], "en", "Bharat")
    assert [term.name.words for term in suggestions("bha", "en", at=NOW).terms] == ["Bharat"]


def test_what_is_told_in_the_same_words_is_alike_and_nothing_is_like_itself(
    follow: Follow, places: dict[str, Term]
) -> None:
    words = "Farmers of one valley insure their harvest against floods"
    item = told("Farmers insure", words)
    told("Harvest insured", words)
    told("Valley floods", words, terms=(places["topic"],))
    told("Elections", "People vote for parliament on Sunday")
    told("Assurance", words, language="fr")
    follow()
    like = [entry.headline for entry in more_like(item.public_id, "en", at=NOW)]
    assert sorted(like) == ["Harvest insured", "Valley floods"]
    assert more_like(item.public_id, "fr", at=NOW) == ()


@pytest.mark.parametrize(
    ("language", "words", "others"),
    [
        ("zh", "农民为收成投保以抵御洪水", "人民选举议会"),
        ("ar", "مزارعون يؤمنون محصولهم ضد الفيضانات", "انتخابات البرلمان يوم الأحد"),
    ],
)
def test_what_is_alike_is_found_in_every_script(
    follow: Follow, language: str, words: str, others: str
) -> None:
    item = told("1", words, language=language)
    told("2", words, language=language)
    told("3", others, language=language)
    follow()
    assert [entry.headline for entry in more_like(item.public_id, language, at=NOW)] == ["2"]


def test_what_is_alike_stands_in_the_same_order_however_often_it_is_asked(follow: Follow) -> None:
    # Far more words than count, all of which tell as much.
    alphabet = [f"{one}{two}word" for one in "abcdefg" for two in "hijklmn"]
    item = told("All", " ".join(alphabet))
    for number in range(7):
        told(f"Some {number}", " ".join(alphabet[number::7]))
    follow()
    orders = {more_like(item.public_id, "en", at=NOW, limit=7) for _look in range(12)}
    assert len(orders) == 1
    assert len(orders.pop()) > 1


@pytest.mark.parametrize(
    ("language", "headline", "below", "words", "in_headline", "in_snippet"),
    [
        ("en", "Vaccinating all", "Many vaccines.", "vaccination", ["Vaccinating"], ["vaccines"]),
        ("ar", "شيء آخر", "في المَدْرَسَة الجديدة", "مدرسه", [], ["المَدْرَسَة"]),
        ("zh", "世界卫生组织", "卫生与组织和卫生组织", "卫生组织", ["卫生组织"], ["卫生组织"]),
        ("ja", "別の話", "ワクチンの接種", "接種 ワクチン", [], ["ワクチン", "接種"]),
        ("fr", "L’été", "Un été <b>à</b> Genève", "ete geneve", ["été"], ["été", "Genève"]),
        ("en", "Other", "It was a vaccine.", "vacine", [], ["vaccine"]),
    ],
)
def test_hits_are_marked_as_they_are_printed(
    follow: Follow,
    language: str,
    headline: str,
    below: str,
    words: str,
    in_headline: list[str],
    in_snippet: list[str],
) -> None:
    told(headline, below, language=language)
    follow()
    (hit,) = asked(words, language).hits
    assert hits_in(hit.headline) == in_headline
    assert hits_in(hit.snippet) == in_snippet
    assert text_of(hit.headline) == headline
    assert text_of(hit.snippet) == below


def test_a_snippet_is_cut_around_the_passage_with_the_most_hits(follow: Follow) -> None:
    filler = "Much else is said of other things here. " * 20
    told("One", filler, f"{filler}At last the farmers insure their rice. {filler}", "Rice.")
    follow()
    (hit,) = asked("farmers rice").hits
    assert hits_in(hit.snippet) == ["farmers", "rice"]
    assert len(text_of(hit.snippet)) < 260
    assert text_of(hit.snippet).startswith("… ")
    assert text_of(hit.snippet).endswith(" …")


def test_the_beginning_of_a_word_is_marked_as_the_whole_word(follow: Follow) -> None:
    told("Vaccination begins")
    follow()
    (hit,) = asked("vaccina", is_typing=True).hits
    assert hits_in(hit.headline) == ["Vaccination"]


def test_a_page_costs_as_many_queries_however_many_hits_it_has(
    stories: list[str],
) -> None:
    with asking.counted() as one:
        asked("rice", size=1)
    with asking.counted() as many:
        assert len(asked("rice", size=50).hits) == MANY
    assert len(many) == len(one) <= 5


def test_places_grow_as_sort_keys_do_and_give_their_day_back() -> None:
    for day in (date(1, 1, 1), date(1969, 12, 31), date(2030, 2, 28), date(9999, 12, 31)):
        told("Rice", date=day)
    keys = sorted(Showing.objects.values_list("sort_key", flat=True))
    assert sorted(map(place_of, keys)) == [place_of(key) for key in keys]
    assert [day_at(place_of(key)).isoformat().replace("-", "") for key in keys] == [
        key[:8] for key in keys
    ]
    assert all(place_of(key) < 1 << 64 for key in keys)
    first, past = places_of(Period(2030, 2))
    assert [first <= place_of(key) < past for key in keys] == [False, False, True, False]


def test_a_public_id_and_its_number_mean_one_another() -> None:
    for public_id in ("000000000000", "zzzzzzzzzzzz", *(new_public_id() for _ in range(20))):
        assert public_id_of(number_of(public_id)) == public_id
        assert number_of(public_id) < 1 << 63


def test_what_was_never_asked_for_is_not_found_by_a_hidden_moment(follow: Follow) -> None:
    released(a_story(headline="Rice", body=(paragraph("Below."),)))
    follow()
    before: datetime = NOW - timedelta(seconds=1)
    assert found("rice", at=before) == []


def test_every_question_finds_its_rows_by_an_index(
    follow: Follow, follower: Follower, places: dict[str, Term]
) -> None:
    item = told("Rice in India", terms=(places["india"],))
    follow()
    with asking.counted() as queries:
        follower.look()
        asked("rice", order=Order.NEWEST)
        search(
            Wanted("rice", "en", order=Order.NEWEST),
            at=NOW,
            before=Cursor(date(2030, 2, 28), item.public_id),
        )
        suggestions("ri", "en", at=NOW)
        suggestions("ind", "en", at=NOW)
        more_like(item.public_id, "en", at=NOW)
    assert len(queries) > 10
    assert [words for query in queries for words in complaints(query["sql"], [])] == []


def test_a_language_that_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        asked("rice", "xx")
