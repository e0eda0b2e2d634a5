"""Older and newer pages of a listing, and the months of its archive."""

import re
from datetime import date

import pytest
from django.test import Client

from dateline.archive.models import Section
from tests.newsroom import bring_in, bring_in_items, listing_of, publish_in, withdraw_from

pytestmark = pytest.mark.django_db

_WAY = re.compile(r'<a class="(newer|older)" rel="[a-z]+" href="([^"]+)"')
_HEADLINE = re.compile(r'class="headline"><a href="[^"]+">([^<]+)<')


def of_ten_a_page(count: int) -> None:
    """Bring in a listing of which ten items stand on a page."""
    bring_in(listing_of(count))
    Section.objects.update(page_size=10)


def read(client: Client, path: str) -> tuple[list[int], dict[str, str]]:
    """Return the numbers of the stories on a page, and its ways on."""
    page = client.get(path).content.decode()
    return (
        [int(headline.rpartition(" ")[2]) for headline in _HEADLINE.findall(page)],
        dict(_WAY.findall(page)),
    )


def test_older_pages_follow_one_another_to_the_end_and_back(client: Client) -> None:
    of_ten_a_page(25)
    first, ways = read(client, "/en/news/")
    assert first == list(range(1, 11))
    assert ways.keys() == {"older"}
    second, ways = read(client, ways["older"])
    assert second == list(range(11, 21))
    assert ways.keys() == {"newer", "older"}
    third, ways = read(client, ways["older"])
    assert third == list(range(21, 26))
    assert ways.keys() == {"newer"}
    assert read(client, ways["newer"])[0] == second


def test_a_newer_page_that_would_not_be_full_is_the_first_page(client: Client) -> None:
    of_ten_a_page(15)
    ways = read(client, "/en/news/")[1]
    ways = read(client, ways["older"])[1]
    assert read(client, ways["newer"])[0] == list(range(1, 11))


def test_a_full_last_page_leads_no_further(client: Client) -> None:
    of_ten_a_page(20)
    second = read(client, read(client, "/en/news/")[1]["older"])
    assert second[0] == list(range(11, 21))
    assert second[1].keys() == {"newer"}


def test_a_page_says_which_dates_its_ways_lead_to(client: Client) -> None:
    of_ten_a_page(25)
    ways = read(client, "/en/news/")[1]
    assert b"<span>24 April 2021 and earlier</span>" in client.get("/en/news/").content
    assert b"<span>from 2 August 2021 back</span>" in client.get(ways["older"]).content


def test_a_place_is_kept_where_its_item_is_withdrawn(client: Client) -> None:
    items = bring_in_items(listing_of(25))
    Section.objects.update(page_size=10)
    older = read(client, "/en/news/")[1]["older"]
    withdraw_from(items[9])
    assert read(client, older)[0] == list(range(11, 21))


def test_an_item_that_arrives_between_two_pages_repeats_or_hides_none(client: Client) -> None:
    of_ten_a_page(25)
    older = read(client, "/en/news/")[1]["older"]
    publish_in("news", headline="Story number 0", date=date(2021, 8, 3))
    assert read(client, older)[0] == list(range(11, 21))


def test_the_text_leads_on_by_its_header(client: Client) -> None:
    of_ten_a_page(25)
    response = client.get("/en/news/index.txt")
    link = re.fullmatch(r'<(/en/news/index\.txt\?before=[^>]+)>; rel="next"', response["Link"])
    assert link
    assert "  1. Story number 11\n" in client.get(link[1]).content.decode()
    ways = client.get(link[1])["Link"].split(", ")
    assert [way.partition("; ")[2] for way in ways] == ['rel="prev"', 'rel="next"']


def test_numbers_restart_on_every_page(client: Client) -> None:
    of_ten_a_page(11)
    older = read(client, "/en/news/")[1]["older"]
    assert " start=" not in client.get(older).content.decode()


@pytest.mark.parametrize(
    ("day", "expected"),
    [("0001-01-01", range(16, 26)), ("0999-12-31", range(16, 26)), ("9999-12-31", range(1, 11))],
)
def test_a_place_of_any_day_is_a_place(client: Client, day: str, expected: range) -> None:
    of_ten_a_page(25)
    assert read(client, f"/en/news/?after={day}.000000000000")[0] == list(expected)


def test_before_everything_there_is_nothing(client: Client) -> None:
    of_ten_a_page(25)
    response = client.get("/en/news/?before=0999-12-31.000000000000")
    assert b"Nothing here yet" in response.content


@pytest.mark.parametrize(
    "query",
    [
        "before=",
        "after=",
        "before=2021-08-02",
        "before=2021-08-02.",
        "before=2021-08-02.short",
        "before=2021-08-02.0000000000000",
        "before=2021-08-02.IIIIIIIIIIII",
        "before=2021-02-30.000000000000",
        "before=2021-8-2.000000000000",
        "before=20210802.000000000000",
        "before=٢٠٢١-٠٨-٠٢.000000000000",
        "before=2021-08-02.00000000000%00",
        "before=2021-08-02.000000000000&after=2021-08-02.000000000000",
    ],
)
@pytest.mark.parametrize("form", ["", "index.txt", "2021/07/", "2021/07/index.txt"])
def test_a_place_that_cannot_be_is_missing(client: Client, query: str, form: str) -> None:
    of_ten_a_page(11)
    assert client.get(f"/en/news/{form}?{query}").status_code == 404


def test_a_month_lists_its_items_and_leads_to_its_neighbours(client: Client) -> None:
    of_ten_a_page(25)
    page = client.get("/en/news/2021/06/").content.decode()
    assert "<h1>June 2021</h1>" in page
    assert [int(number) for number in re.findall(r"Story number (\d+)<", page)] == [5, 6, 7]
    assert 'href="/en/news/2021/05/"' in page
    assert 'href="/en/news/2021/07/"' in page


def test_an_empty_month_leads_to_the_nearest_with_items(client: Client) -> None:
    bring_in("News\n\n\n  1. Late\n\n    30 July 2021\n\n  2. Early\n\n    30 December 2019\n")
    page = client.get("/en/news/2020/12/").content.decode()
    assert "Nothing here yet" in page
    assert 'href="/en/news/2019/12/"' in page
    assert 'href="/en/news/2021/07/"' in page


def test_a_month_is_paged_like_a_listing(client: Client) -> None:
    bring_in(
        "News\n\n\n"
        + "\n".join(f"  {n}. Story number {n}\n\n    30 July 2021\n" for n in range(1, 26))
    )
    Section.objects.update(page_size=10)
    first, ways = read(client, "/en/news/2021/07/")
    assert first == list(range(1, 11))
    second, ways = read(client, ways["older"])
    assert second == list(range(11, 21))
    assert read(client, ways["newer"])[0] == first


def test_a_month_as_text_has_its_own_heading(client: Client) -> None:
    of_ten_a_page(25)
    text = client.get("/en/news/2021/07/index.txt").content.decode()
    assert text.startswith("News · July 2021\n\n\n  1. Story number 2\n")


@pytest.mark.parametrize("month", ["0000/01", "2021/00", "2021/13", "2021/1", "21/01", "٢٠٢١/٠١"])
def test_a_month_that_cannot_be_is_missing(client: Client, month: str) -> None:
    of_ten_a_page(1)
    assert client.get(f"/en/news/{month}/").status_code == 404


@pytest.mark.parametrize("month", ["0001/01", "9999/12", "1969/12"])
def test_any_month_that_can_be_answers(client: Client, month: str) -> None:
    of_ten_a_page(1)
    assert client.get(f"/en/news/{month}/").status_code == 200


def test_a_listing_with_month_headings_has_one_for_each_month(client: Client) -> None:
    of_ten_a_page(10)
    Section.objects.update(has_month_headings=True)
    page = client.get("/en/news/").content.decode()
    headings = re.findall(r'<h2 class="month"><a href="([^"]+)">([^<]+)</a>', page)
    assert headings[0] == ("/en/news/2021/08/", "August 2021")
    assert [words for _address, words in headings] == [
        "August 2021", "July 2021", "June 2021", "May 2021",
    ]  # fmt: skip
