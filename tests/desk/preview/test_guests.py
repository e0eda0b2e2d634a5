"""What somebody without an account can do with a link, and what nobody can."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from dateline.desk.models import PreviewComment, PreviewLink, PreviewVisit
from dateline.desk.preview.links import end_link
from dateline.desk.releasing.cancel import cancel
from dateline.desk.releasing.orders import Orders
from dateline.desk.releasing.release import release
from dateline.desk.releasing.withdraw import withdraw
from dateline.lib.ids import new_token
from tests.newsroom import every_text

LATER = datetime(2026, 7, 2, 8, 0, tzinfo=UTC)
HERE = {"Sec-Fetch-Site": "same-origin", "Origin": "null"}


def told(answer: Any) -> tuple[int, dict[str, str], bytes]:
    """Return all of an answer that anybody could tell apart."""
    return answer.status_code, dict(answer.headers), answer.content


def nothing_there(client: Client, address: str, method: str = "GET") -> bool:
    """Say whether an address answers exactly as one that leads nowhere."""
    nowhere = client.generic(method, "/surely/nothing/here")
    return told(client.generic(method, address)) == told(nowhere)


def test_a_guest_reads_the_story_and_leaves_no_cookie(
    write: Any, share: Any, client: Client
) -> None:
    address = share(write())
    front = client.get(address)
    assert front.headers["Location"] == f"{address}en/"
    frame = client.get(f"{address}en/")
    assert "Preview for Amal" in frame.content.decode()
    page = client.get(f"{address}en/page")
    assert "Rice farmers insure their harvest" in page.content.decode()
    assert "Not public yet: shared with you alone." in page.content.decode()
    text = client.get(f"{address}en/text")
    assert text.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert text.content.decode().startswith("Rice farmers insure their harvest")
    for answer in (front, frame, page, text):
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Robots-Tag"].startswith("noindex")
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "ETag" not in answer.headers
        assert not answer.cookies


def test_a_guest_sees_what_was_saved_last(
    write: Any, change: Any, share: Any, client: Client
) -> None:
    page = write()
    address = share(page)
    change(page, title="Rice farmers insure two harvests")
    assert "two harvests" in client.get(f"{address}en/page").content.decode()


def test_forged_and_ended_links_look_like_any_address_that_leads_nowhere(
    write: Any, share: Any, client: Client, newsroom: Any, clock: Any
) -> None:
    forged = f"/preview/{new_token()}/"
    ended, expired = share(write()), share(write(), lasts=timedelta(hours=1))
    end_link(PreviewLink.objects.earliest("pk"), by=newsroom["editor"])
    clock.shift(timedelta(hours=1))
    for address in (forged, ended, expired):
        for part in ("", "en/", "en/page", "en/text", "en/picture-1"):
            for method in ("GET", "HEAD", "POST", "PUT", "OPTIONS", "BREW"):
                assert nothing_there(client, address + part, method), (address, part, method)


def test_a_link_dies_the_moment_its_story_is_out_with_no_job_running(
    write: Any, share: Any, client: Client, newsroom: Any, clock: Any
) -> None:
    page = write()
    write("fr", public_id=page.public_id)
    address = share(page)
    release([page], by=newsroom["editor"], orders=Orders(release_at=LATER))
    clock.move_to(LATER - timedelta(microseconds=1))
    assert client.get(f"{address}en/").status_code == 200
    clock.move_to(LATER)
    assert nothing_there(client, f"{address}en/")
    assert nothing_there(client, f"{address}fr/page")


def test_a_link_outlives_a_release_that_was_cancelled(
    write: Any, share: Any, client: Client, newsroom: Any, clock: Any
) -> None:
    page = write()
    address = share(page)
    release([page], by=newsroom["editor"], orders=Orders(release_at=LATER))
    cancel(page.public_id, by=newsroom["editor"])
    clock.move_to(LATER + timedelta(hours=1))
    assert client.get(f"{address}en/page").status_code == 200


def test_what_is_about_to_be_corrected_is_shared_until_something_goes_out(
    write: Any, change: Any, share: Any, client: Client, newsroom: Any, clock: Any
) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders())
    clock.shift(timedelta(minutes=1))
    change(page, title="Rice farmers insure two harvests")
    address = share(page)
    assert "two harvests" in client.get(f"{address}en/page").content.decode()
    clock.shift(timedelta(minutes=1))
    withdraw(page.public_id, by=newsroom["chief"], reasons={"en": "It was not true."})
    assert nothing_there(client, f"{address}en/page")


def test_a_link_opens_one_item_alone(write: Any, share: Any, client: Client) -> None:
    page, other = write(), write("fr", title="Autre chose")
    address = share(page)
    assert nothing_there(client, f"{address}fr/")
    assert nothing_there(client, f"{address}fr/page")
    assert nothing_there(client, f"{address}xx/page")
    for odd in ("en/pages", "en/page/", "../desk/", "en/../fr/page", "EN/page", "en/picture-", "x"):
        assert client.get(address + odd).status_code == 404, odd
    assert other.public_id != page.public_id


def test_a_link_changes_nothing_but_its_own_comments(
    write: Any, share: Any, client: Client
) -> None:
    address = share(write())
    for part, allowed in (("", "GET, HEAD"), ("en/page", "GET, HEAD"), ("en/text", "GET, HEAD")):
        refused = client.post(address + part, {"title": "Mine"}, headers=HERE)
        assert (refused.status_code, refused.headers["Allow"]) == (405, allowed)
    for method in ("PUT", "PATCH", "DELETE", "OPTIONS"):
        assert client.generic(method, f"{address}en/").status_code == 405
    overridden = client.get(f"{address}en/", headers={"X-HTTP-Method-Override": "POST"})
    assert overridden.status_code == 200
    assert not PreviewComment.objects.exists()
    assert client.get("/desk/", headers={"Referer": address}).status_code == 302


def test_two_guests_have_links_of_their_own(
    write: Any, share: Any, client: Client, newsroom: Any
) -> None:
    page = write()
    first, second = share(page), share(page, name="Bela")
    client.post(f"{first}en/", {"text": "The sum is wrong."}, headers=HERE)
    assert "The sum is wrong." in client.get(f"{first}en/").content.decode()
    assert "The sum is wrong." not in client.get(f"{second}en/").content.decode()
    end_link(PreviewLink.objects.get(reader_name="Amal"), by=newsroom["editor"])
    assert nothing_there(client, f"{first}en/")
    assert client.get(f"{second}en/").status_code == 200


def test_visits_are_noted_once_while_somebody_reads(
    write: Any, share: Any, client: Client, clock: Any
) -> None:
    page = write()
    write("fr", public_id=page.public_id)
    address = share(page)
    for _again in range(3):
        client.get(f"{address}en/", headers={"User-Agent": "Reader/1"})
    client.head(f"{address}en/", headers={"User-Agent": "Prober/1"})
    client.get(f"{address}fr/text", headers={"User-Agent": "Reader/1" + "x" * 500})
    clock.shift(timedelta(minutes=11))
    client.get(f"{address}en/page", headers={"User-Agent": "Reader/1"})
    visits = PreviewVisit.objects.order_by("pk").values_list("language", "browser")
    assert [(language, browser[:8]) for language, browser in visits] == [
        ("en", "Reader/1"),
        ("fr", "Reader/1"),
        ("en", "Reader/1"),
    ]


def test_the_database_holds_no_token(write: Any, share: Any, client: Client) -> None:
    address = share(write())
    client.post(f"{address}en/", {"text": "Good."}, headers=HERE)
    token = address.strip("/").split("/")[-1]
    assert not [table for table, text in every_text() if token in text]


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "null"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Referer": "https://evil.example/page"},
    ],
)
def test_no_other_site_speaks_for_a_guest(
    write: Any, share: Any, client: Client, headers: dict[str, str]
) -> None:
    address = share(write())
    refused = client.post(f"{address}en/", {"text": "Not mine."}, headers=headers)
    assert refused.status_code == 403
    assert not PreviewComment.objects.exists()


@pytest.mark.parametrize("headers", [HERE, {"Origin": "http://testserver"}, {}])
def test_a_guest_speaks_from_the_page_with_any_browser(
    write: Any, share: Any, client: Client, headers: dict[str, str]
) -> None:
    address = share(write())
    said = client.post(f"{address}en/", {"text": "Good."}, headers=headers)
    assert (said.status_code, said.headers["Location"]) == (303, f"{address}en/#said")
    assert PreviewComment.objects.get().language == "en"


def test_what_is_not_taken_comes_back_with_a_sentence(
    write: Any, share: Any, client: Client
) -> None:
    address = share(write())
    for text, status, sentence in (
        (" \n ", 422, "Write what you want to say"),
        ("x" * 5_001, 422, "this one has 5001"),
        ("a\x07b", 422, "cannot be shown"),
        ("x" * 60_000, 413, "at most 5000"),
    ):
        refused = client.post(f"{address}en/", {"text": text}, headers=HERE)
        assert refused.status_code == status
        assert sentence in refused.content.decode()
    assert (
        "x" * 5_001
        in client.post(f"{address}en/", {"text": "x" * 5_001}, headers=HERE).content.decode()
    )
    assert not PreviewComment.objects.exists()


def test_a_guest_is_asked_to_slow_down(write: Any, share: Any, client: Client, clock: Any) -> None:
    address = share(write())
    for number in range(20):
        assert client.post(f"{address}en/", {"text": f"{number}"}, headers=HERE).status_code == 303
    slow = client.post(f"{address}en/", {"text": "One more"}, headers=HERE)
    assert (slow.status_code, "a little later" in slow.content.decode()) == (422, True)
    clock.shift(timedelta(hours=1))
    assert client.post(f"{address}en/", {"text": "One more"}, headers=HERE).status_code == 303


def test_what_a_guest_writes_is_shown_as_written(write: Any, share: Any, client: Client) -> None:
    address = share(write())
    client.post(f"{address}en/", {"text": "<script>alert(1)</script>"}, headers=HERE)
    frame = client.get(f"{address}en/").content.decode()
    assert "&lt;script&gt;alert(1)" in frame
    assert "<script>alert" not in frame
