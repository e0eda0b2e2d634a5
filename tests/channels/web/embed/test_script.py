"""The script that puts lists into other people's pages is small, and keeps its address."""

from django.test import Client


def test_it_is_below_three_kilobytes_and_asks_nothing_of_the_database(client: Client) -> None:
    answer = client.get("/embed.js")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert 0 < len(answer.content) < 3_000


def test_it_does_not_count_readers_or_keep_anything_of_them(client: Client) -> None:
    script = client.get("/embed.js").content.decode()
    for word in ("cookie", "localStorage", "sessionStorage", "innerHTML", "eval", "sendBeacon"):
        assert word not in script
    assert 'credentials: "omit"' in script
