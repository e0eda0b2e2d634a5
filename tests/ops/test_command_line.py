"""The command line does what it says, or says in a sentence why it does not."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from dateline import __version__
from dateline.ops.command_line import COMMANDS, main
from dateline.ops.environment import KNOWN
from dateline.record.models import Edition, Item
from tests.newsroom import bring_in_items, publish_in, row_counts

pytestmark = pytest.mark.django_db

LISTING = """\
News


  1. © A Photographer 2021


    Ministers meet

    02 August 2021

  2. Farmers meet

    30 July 2021
"""

Said = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A good listing in a file."""
    path = tmp_path / "listing.txt"
    path.write_text(LISTING)
    return path


@pytest.fixture
def items() -> list[Item]:
    """Two items that are out, in the section `news`."""
    return bring_in_items(LISTING)


@pytest.fixture
def _nothing_changes() -> Iterator[None]:
    before = row_counts()
    yield
    assert row_counts() == before


def dateline(*words: str | Path) -> int:
    return main([str(word) for word in words])


def refusal(capsys: Said, *words: str | Path) -> str:
    """Run a command that has to be refused, and return its sentence."""
    assert dateline(*words) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("dateline: ")
    return said.err.removeprefix("dateline: ").strip()


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",), ("help",)])
def test_help_lists_every_command_and_setting_with_a_line_each(
    capsys: Said, words: tuple[str, ...]
) -> None:
    assert dateline(*words) == 0
    lines = capsys.readouterr().out.splitlines()
    for command in COMMANDS:
        (line,) = [line for line in lines if line.startswith(f"  {command.words} ")]
        assert line.endswith(command.summary)
    for name in KNOWN:
        assert len([line for line in lines if line.startswith(f"  {name} ")]) == 1
    assert all(len(line) <= 120 for line in lines)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.words)
def test_every_command_says_what_it_understands(capsys: Said, command: object) -> None:
    words = command.words.split()  # type: ignore[attr-defined]
    with pytest.raises(SystemExit) as ended:
        dateline(*words, "--help")
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: dateline {' '.join(words)} ")


def test_its_version_is_the_packages(capsys: Said) -> None:
    assert dateline("--version") == 0
    assert capsys.readouterr().out == f"Dateline {__version__}\n"


@pytest.mark.parametrize("words", [("fly",), ("intake",), ("intake", "feed"), ("--port",)])
def test_what_is_no_command_is_said_to_be_none(capsys: Said, words: tuple[str, ...]) -> None:
    assert dateline(*words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"“{' '.join(words)}” is no command." in said.err


def test_a_listing_is_taken_in_and_said_where_it_stands(capsys: Said, file: Path) -> None:
    assert dateline("intake", "listing", file, "--section", "our-news") == 0
    assert capsys.readouterr().out == (
        "2 added, 0 already there: http://127.0.0.1:8000/en/our-news/\n"
    )
    assert dateline("intake", "listing", file, "--section", "our-news") == 0
    assert capsys.readouterr().out.startswith("0 added, 2 already there: ")
    assert Client().get("/en/our-news/index.txt").content.decode() == LISTING


def test_what_was_taken_in_is_told_as_json(capsys: Said, file: Path, client: Client) -> None:
    intake = ("intake", "listing", file, "--section", "our-news", "--format", "json")
    assert dateline(*intake) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["address"] == "http://127.0.0.1:8000/en/our-news/"
    assert (told["added"], [item["is_new"] for item in told["items"]]) == (2, [True, True])
    assert all(client.get(item["address"]).status_code == 301 for item in told["items"])
    assert dateline(*intake) == 0
    again = json.loads(capsys.readouterr().out)
    assert [item["address"] for item in again["items"]] == [
        item["address"] for item in told["items"]
    ]
    assert (again["added"], [item["is_new"] for item in again["items"]]) == (0, [False, False])


@pytest.mark.usefixtures("_nothing_changes")
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_dry_run_keeps_nothing(capsys: Said, file: Path, form: str) -> None:
    assert dateline("intake", "listing", file, "--dry-run", "--format", form) == 0
    assert "Ministers meet" in capsys.readouterr().out


@pytest.mark.usefixtures("_nothing_changes")
@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        (b"", [1]),
        (b" \n\n", [1]),
        (b"Dear all,\n\nhere is the news.\n", [1]),
        (b"<!doctype html>\n<html></html>\n", [1]),
        (LISTING.encode("utf-16"), [1]),
        (LISTING.encode("latin-1"), [4]),
        (LISTING.replace("30 July 2021", "last week").encode(), [11]),
        (LISTING.replace("02 August 2021", "").replace("30 July 2021", "").encode(), [4, 11]),
        (LISTING.replace("  2. ", "  3. ").encode(), [11]),
        (LISTING.replace("Farmers", "Far\x00mers").encode(), [11]),
        (LISTING.replace("Farmers", "Farmers" * 200).encode(), [11]),
        (LISTING.removeprefix("News").encode(), [4]),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), [1]),
        (LISTING.encode() + b"\n" * 6_000_000, [1]),
    ],
    ids=range(14),
)
def test_a_file_that_cannot_be_taken_in_is_refused_line_by_line(
    capsys: Said, tmp_path: Path, raw: bytes, lines: list[int]
) -> None:
    file = tmp_path / "listing.txt"
    file.write_bytes(raw)
    said = refusal(capsys, "intake", "listing", file, "--section", "our-news")
    assert said.startswith(f"{file} was not taken in; nothing was kept.\n")
    assert [int(number) for number in re.findall(r"^  line (\d+): .", said, re.MULTILINE)] == lines
    assert Client().get("/en/our-news/").status_code == 404


@pytest.mark.usefixtures("_nothing_changes")
def test_what_is_no_file_is_refused(capsys: Said, tmp_path: Path) -> None:
    for path in (tmp_path / "missing.txt", tmp_path):
        said = refusal(capsys, "intake", "listing", path, "--section", "our-news")
        assert re.fullmatch(rf"{re.escape(str(path))} cannot be read \(.+\)\.", said)


@pytest.mark.usefixtures("_nothing_changes")
@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--section", ""),
        ("--section", "desk"),
        ("--section", "Our News"),
        ("--section", "our-news", "--office", ""),
        ("--section", "our-news", "--office", "x" * 201),
        ("--section", "our-news", "--office", "a\x07b"),
        ("--section", "our-news", "--series", ""),
        ("--section", "our-news", "--series", "a\x07b"),
    ],
)
def test_options_that_cannot_be_are_refused_and_nothing_is_kept(
    capsys: Said, file: Path, options: tuple[str, ...]
) -> None:
    said = refusal(capsys, "intake", "listing", file, *options)
    assert said.endswith(".")


def test_an_item_is_published_corrected_and_withdrawn(
    capsys: Said, client: Client, items: list[Item], tmp_path: Path
) -> None:
    body = tmp_path / "body.txt"
    body.write_text("One\nparagraph.\n\nAnother.\n")
    status = dateline(
        "publish", "--section", "news", "--headline", "It rains", "--date", "2021-08-03",
        "--standfirst", "At last.", "--kind", "press release", "--body", body,
    )  # fmt: skip
    assert status == 0
    said = capsys.readouterr().out
    address = said.split()[-1]
    path = address.removeprefix("http://127.0.0.1:8000")
    assert re.fullmatch(r"Public from \d\d \w+ \d{4}, \d\d:\d\d UTC: \S+\n", said)
    page = client.get(client.get(path)["Location"]).content.decode()
    assert "<p>One paragraph.</p>\n<p>Another.</p>" in page
    assert "It rains" in client.get("/en/news/").content.decode()

    assert dateline("correct", address, "--note", "It pours.", "--headline", "It pours") == 0
    assert "It pours" in client.get("/en/news/index.txt").content.decode()

    assert dateline("withdraw", address, "--reason", "It was dry.") == 0
    assert client.get(path).status_code == 410
    assert client.get("/en/news/index.txt").content.decode() == LISTING


def test_an_item_is_named_by_its_id_or_any_of_its_addresses(items: list[Item]) -> None:
    public_id = items[0].public_id
    for number, name in enumerate(
        [public_id, f"/en/i/{public_id}/", f"https://x.example/en/i/{public_id}/any-words.txt"]
    ):
        assert dateline("correct", name, "--note", "N.", "--byline", f"Author {number}") == 0
    assert Edition.objects.filter(item=items[0]).count() == 4


@pytest.mark.usefixtures("items", "_nothing_changes")
@pytest.mark.parametrize(
    "words",
    [
        ("publish",),
        ("publish", "--headline", ""),
        ("publish", "--headline", "  "),
        ("publish", "--headline", "a\x07b"),
        ("publish", "--headline", "a\nb"),
        ("publish", "--headline", "bytes that are no text: \udcff"),
        ("publish", "--headline", "x" * 1001),
        ("publish", "--headline", "A", "--section", "nowhere"),
        ("publish", "--headline", "A", "--kind", "no such kind"),
        ("publish", "--headline", "A", "--office", ""),
        ("publish", "--headline", "A", "--office", "a\x07b"),
        ("publish", "--headline", "A", "--body", "/nowhere"),
        ("publish", "--headline", "A", "--at", "2999-01-01T10:00:30Z"),
        ("correct", "000000000000", "--note", "N.", "--headline", "B"),
        ("correct", "nonsense", "--note", "N.", "--headline", "B"),
        ("withdraw", "000000000000", "--reason", "R."),
        ("password", "nobody"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(capsys: Said, words: tuple[str, ...]) -> None:
    said = refusal(capsys, *words)
    assert re.fullmatch(r"[^\n]+[.]", said), said


@pytest.mark.parametrize(
    "words",
    [
        ("correct", "ITEM", "--note", "", "--headline", "B"),
        ("correct", "ITEM", "--note", "N."),
        ("correct", "ITEM", "--note", "N.", "--headline", "Ministers meet"),
        ("correct", "ITEM", "--note", "N.", "--headline", ""),
        ("correct", "ITEM", "--note", "N.", "--headline", "B", "--language", "fr"),
        ("correct", "ITEM", "--note", "a\x07b", "--headline", "B"),
        ("correct", "ITEM", "--note", "no text: \udcff", "--headline", "B"),
        ("withdraw", "ITEM", "--reason", " "),
        ("withdraw", "ITEM", "--reason", "a\x07b"),
        ("withdraw", "ITEM", "--reason", "no text: \udcff"),
        ("withdraw", "ITEM", "--reason", "R.", "--language", "fr"),
    ],
)
def test_what_cannot_be_done_to_an_item_is_refused(
    capsys: Said, items: list[Item], words: tuple[str, ...]
) -> None:
    before = row_counts()
    said = refusal(capsys, *(items[0].public_id if word == "ITEM" else word for word in words))
    assert re.fullmatch(r"[^\n]+[.]", said), said
    assert row_counts() == before


def test_a_language_named_twice_is_withdrawn_once(items: list[Item]) -> None:
    assert (
        dateline(
            "withdraw", items[0].public_id, "--reason", "R.", "--language", "en", "--language", "en"
        )
        == 0
    )
    assert Edition.objects.filter(item=items[0]).count() == 2


def test_a_body_with_what_no_page_can_print_is_refused(capsys: Said, tmp_path: Path) -> None:
    body = tmp_path / "body.txt"
    body.write_text("A\x07 bell.")
    assert "U+0007" in refusal(capsys, "publish", "--headline", "A", "--body", body)


def test_an_item_published_for_later_is_not_there_yet(capsys: Said, client: Client) -> None:
    assert dateline("publish", "--headline", "Later", "--at", "2999-01-01T10:00+01:00") == 0
    said = capsys.readouterr().out
    assert said.startswith("Public from 01 January 2999, 09:00 UTC: ")
    assert client.get(said.split()[-1].removeprefix("http://127.0.0.1:8000")).status_code == 404


def test_a_trouble_with_the_database_is_told_in_a_sentence(capsys: Said, items: list[Item]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TRIGGER no_more BEFORE INSERT ON record_item "
            "BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        )
    said = refusal(capsys, "publish", "--headline", "A")
    assert "the disk is full" in said
    assert "\n" not in said


def test_what_is_derived_can_be_made_again(capsys: Said, client: Client, items: list[Item]) -> None:
    item = publish_in("news", headline="It rains", date=date(2021, 8, 3))
    assert dateline("withdraw", item.public_id, "--reason", "R.") == 0
    before = client.get("/en/news/").content
    capsys.readouterr()
    assert dateline("rebuild") == 0
    assert capsys.readouterr().out == "4 showings made again from the record.\n"
    assert client.get("/en/news/").content == before


def test_the_set_up_is_checked(capsys: Said) -> None:
    assert dateline("check") == 0
    assert capsys.readouterr().out.startswith("All is well: ")
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER record_edition_no_update")
    assert "record_edition_no_update" in refusal(capsys, "check")
