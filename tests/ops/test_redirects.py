"""The addresses that items had on another site lead to them here, and tell of nothing hidden."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client

from dateline.archive.addresses import worded_item_address
from dateline.archive.models import OldAddress
from dateline.lib.ids import new_public_id
from dateline.ops.command_line import main
from dateline.record.models import Item
from tests.newsroom import row_counts, withdraw_from
from tests.stories import NOW, SOON, a_story, clock_at, released

pytestmark = pytest.mark.django_db

Said = pytest.CaptureFixture[str]


@pytest.fixture
def item() -> Item:
    with clock_at(NOW):
        return released(a_story(headline="Rice farmers"))


def redirects(tmp_path: Path, *lines: str) -> int:
    file = tmp_path / "old.csv"
    file.write_text("\n".join(lines) + "\n")
    with clock_at(NOW):
        return main(["redirects", str(file)])


def old(client: Client, address: str) -> HttpResponse:
    with clock_at(NOW):
        return client.get(address)  # type: ignore[return-value]


def here(item: Item) -> str:
    return worded_item_address("en", item.public_id, "rice-farmers")


@pytest.mark.parametrize(
    ("kept", "asked"),
    [
        ("https://www.example.org/news/rice.html", "/news/rice.html"),
        ("https://www.example.org/news/rice.html", "/news/rice.html?utm_source=x"),
        ("/news/rice", "/news/rice/"),
        ("/news/rice/", "/news/rice"),
        ("/story.asp?id=7&lang=en", "/story.asp?id=7&lang=en"),
        ("/actualités/riz", f"/{quote('actualités')}/riz"),
        (f"/{quote('أخبار')}/7", f"/{quote('أخبار')}/7"),
    ],
)
def test_an_old_address_leads_to_the_item(
    client: Client, tmp_path: Path, item: Item, kept: str, asked: str
) -> None:
    assert redirects(tmp_path, f'"{kept}",https://news.example.org/en/i/{item.public_id}/') == 0
    answer = old(client, asked)
    assert (answer.status_code, answer.headers["Location"]) == (301, here(item))


def test_the_query_counts_before_the_path_alone(client: Client, tmp_path: Path, item: Item) -> None:
    other = released(a_story(headline="Other"))
    lines = [
        f"/story.asp,/en/i/{other.public_id}/",
        f"/story.asp?id=7,/en/i/{item.public_id}/",
    ]
    redirects(tmp_path, *lines)
    assert old(client, "/story.asp?id=7").headers["Location"] == here(item)
    assert old(client, "/story.asp?id=8").headers["Location"].endswith("/other")


def test_what_is_not_public_is_led_to_by_no_address(client: Client, tmp_path: Path) -> None:
    with clock_at(NOW):
        hidden = released(a_story(headline="Rice farmers"), release_at=SOON)
    assert redirects(tmp_path, f"/old/rice,/en/i/{hidden.public_id}/") == 0
    answer, random = old(client, "/old/rice"), old(client, "/old/rise")
    assert (answer.status_code, answer.content) == (404, random.content)
    assert dict(answer.headers) == dict(random.headers)
    with clock_at(SOON + timedelta(seconds=1)):
        assert client.get("/old/rice").status_code == 301


def test_what_was_withdrawn_is_led_to_with_its_notice(
    client: Client, tmp_path: Path, item: Item
) -> None:
    redirects(tmp_path, f"/old/rice,/en/i/{item.public_id}/")
    with clock_at(NOW + timedelta(minutes=1)):
        withdraw_from(item)
    with clock_at(NOW + timedelta(minutes=2)):
        answer = client.get("/old/rice")
        assert answer.status_code == 301
        assert client.get(answer.headers["Location"]).status_code == 410


def test_a_line_given_again_takes_the_place_of_the_one_before(
    client: Client, tmp_path: Path, item: Item, capsys: Said
) -> None:
    other = released(a_story(headline="Other"))
    redirects(tmp_path, f"/old,/en/i/{other.public_id}/", f"/older,/en/i/{other.public_id}/")
    redirects(tmp_path, f"/old,/en/i/{item.public_id}/", "", f"/old,/en/i/{item.public_id}/")
    assert old(client, "/old").headers["Location"] == here(item)
    assert old(client, "/older").headers["Location"].endswith("/other")
    assert capsys.readouterr().out == (
        "Old addresses that lead on from now on: 2\nOld addresses that lead on from now on: 1\n"
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/one", "Line 2: There must be an old address, a comma, and the new one."),
        ("/one,/en/news/", "Line 2: “/en/news/” is no item's address"),
        ("/one,/xx/i/ITEM/", "is no item's address"),
        ("/one,ITEM", "is no item's address"),
        ("one.html,/en/i/ITEM/", "Line 2: “one.html” is no address such as"),
        ("https://example.org/,/en/i/ITEM/", "is no address such as"),
        ("http://[x,/en/i/ITEM/", "is no address."),
        ("/one%00,/en/i/ITEM/", "is no address such as"),
        (f"/{'a' * 1000},/en/i/ITEM/", "more than 1000 letters"),
        ("/first,/fr/i/ITEM/", "Line 2: “/first” leads elsewhere above."),
        ("/one,/en/i/NOBODY/", "which is no item."),
        (f'/one,"{"x" * 140_000}"', "field larger than field limit"),
    ],
)
def test_what_leads_nowhere_is_refused_and_nothing_is_kept(
    tmp_path: Path, item: Item, capsys: Said, line: str, said: str
) -> None:
    before = row_counts()
    line = line.replace("ITEM", item.public_id).replace("NOBODY", new_public_id())
    lines = [f"/first,/en/i/{item.public_id}/", line]
    assert redirects(tmp_path, *lines) == 1
    told = capsys.readouterr().err
    assert said in told
    assert "Nothing was kept." in told
    assert (OldAddress.objects.count(), row_counts()) == (0, before)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, capsys: Said) -> None:
    assert main(["redirects", str(tmp_path / "none.csv")]) == 1
    (tmp_path / "latin.csv").write_bytes("/été,x".encode("latin-1"))
    assert main(["redirects", str(tmp_path / "latin.csv")]) == 1
    assert capsys.readouterr().err.count("cannot be read as UTF-8 text") == 2


def test_no_address_breaks_the_page_for_what_is_missing(client: Client) -> None:
    for address in ("/%00", "/%ff%fe", f"/{'x' * 5000}", "/?a=%00", "/x?" + "y" * 5000, "/x%0a"):
        assert old(client, address).status_code in {302, 404}, address
    assert client.post("/old/rice").status_code == 404
