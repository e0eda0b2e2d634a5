"""A start makes what is missing, writes nothing where all is there, or says why it cannot."""

import hashlib
import json
import re
import socket
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.houses import REPOSITORY, House
from tests.newsroom import listing_of

SAMPLES = REPOSITORY.parent / "shared" / "samples" / "listings"
NAME = "000_4ac1b9a692e90482"
FIELDS = (
    "position", "group", "credit", "kicker", "title", "strapline", "date", "summary", "date_text",
)  # fmt: skip


def sentence(answer: subprocess.CompletedProcess[str]) -> str:
    """Return the one sentence with which a command was refused."""
    assert answer.returncode == 1, answer
    assert answer.stdout == ""
    assert re.fullmatch(r"dateline: [^\n]+[.]\n", answer.stderr), answer.stderr
    return answer.stderr.removeprefix("dateline: ").strip()


def every_file(folder: Path) -> dict[str, tuple[str, int]]:
    """Return the digest of each file below a folder, and when it was last written."""
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_first_start_sets_everything_up_and_tells_the_passwords_once(set_up_house: House) -> None:
    said = set_up_house.folder.with_name("set-up-house.txt").read_text()
    for account in ("reporter", "editor", "managing-editor", "administrator"):
        assert len(re.findall(rf"^  {account} +\S{{19}} ", said, re.MULTILINE)) == 1
    assert set_up_house.database.exists()
    assert (set_up_house.folder / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_second_start_writes_nothing_and_has_nothing_to_say(house: House) -> None:
    before = every_file(house.folder)
    answer = house.run("run", "--set-up-only")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    assert every_file(house.folder) == before


def test_a_dry_run_needs_no_database_and_leaves_no_file(empty_house: House) -> None:
    if not SAMPLES.exists():
        pytest.skip("the original listing is not beside this repository")
    file = SAMPLES / f"{NAME}.txt"
    answer = empty_house.run("intake", "listing", file, "--dry-run", "--format", "json")
    assert (answer.returncode, answer.stderr) == (0, "")
    read = json.loads(answer.stdout)
    gold = json.loads((SAMPLES / "gold" / f"{NAME}.json").read_text())
    assert (read["heading"], read["language"]) == (gold["heading"], gold["language"])
    assert read["items"] == [{name: item[name] for name in FIELDS} for item in gold["items"]]
    assert not empty_house.folder.exists()


def test_a_listing_is_read_from_standard_input(empty_house: House) -> None:
    answer = empty_house.run("intake", "listing", "-", "--dry-run", given=listing_of(2).encode())
    assert answer.stdout == (
        "News (en), 2 items:\n  1. 2021-08-02 Story number 1\n  2. 2021-07-23 Story number 2\n"
    )


def test_nothing_is_taken_in_before_the_house_is_set_up(empty_house: House) -> None:
    given = listing_of(1).encode()
    for _ in range(2):
        answer = empty_house.run("intake", "listing", "-", "--section", "news", given=given)
        assert "dateline run" in sentence(answer)
        assert not empty_house.folder.exists()


def test_a_folder_without_a_database_is_left_as_it_was(empty_house: House) -> None:
    empty_house.folder.mkdir()
    given = listing_of(1).encode()
    sentence(empty_house.run("intake", "listing", "-", "--section", "news", given=given))
    assert list(empty_house.folder.iterdir()) == []


@pytest.mark.thorough
def test_a_file_that_is_no_database_is_said_to_be_none(empty_house: House) -> None:
    empty_house.folder.mkdir()
    empty_house.database.write_bytes(b"a photograph of a database" * 1000)
    before = every_file(empty_house.folder)
    assert "not a database" in sentence(empty_house.run("check"))
    assert every_file(empty_house.folder) == before


@pytest.mark.parametrize("beneath", ["file", "file/below/it"])
def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path, beneath: str) -> None:
    (tmp_path / "file").write_text("I am no folder.")
    house = House(tmp_path / beneath)
    said = sentence(house.run("run", "--set-up-only"))
    assert str(house.folder) in said
    assert "DATELINE_DATA" in said
    assert (tmp_path / "file").read_text() == "I am no folder."


def test_a_taken_port_is_named_at_once_and_nothing_is_set_up(empty_house: House) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        said = sentence(empty_house.run("run", "--port", str(port)))
    assert f"Port {port} on 127.0.0.1 cannot be had" in said
    assert f"--port {port + 1}" in said
    assert not empty_house.folder.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATELINE_COLOUR", "blue"),
        ("DATELINE_DATABSE", "postgresql://x/y"),
        ("DATELINE_", ""),
        ("DATELINE_COLOUR_FILE", "/dev/null"),
        ("DATELINE_DEBUG", "maybe"),
        ("DATELINE_DEBUG", "True"),
        ("DATELINE_TRANSLATOR", "yes"),
        ("DATELINE_ADDRESS", "news.example.org"),
        ("DATELINE_ADDRESS", "https://news.example.org/path"),
        ("DATELINE_ADDRESS", "ftp://news.example.org"),
        ("DATELINE_MAIL", "mail.example.org"),
        ("DATELINE_MAIL", "smtp://localhost"),
        ("DATELINE_MAIL_FROM", "the news desk"),
        ("DATELINE_SECRET_KEY", "short"),
        ("DATELINE_SECRET_KEY_FILE", "/nowhere/at/all"),
        ("DATELINE_DATABASE", "mysql://localhost/news"),
        ("DATELINE_DATABASE", "postgresql://localhost"),
        ("DATELINE_DATABASE", "postgresql://localhost:many/news"),
        ("DATELINE_DATABASE", "postgresql://[localhost/news"),
        ("DATELINE_ADDRESS", "https://news.example.org:many"),
        ("DATELINE_ADDRESS", "https://[news.example.org"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(empty_house: House, name: str, value: str) -> None:
    answer = empty_house.run("check", variables={name: value})
    assert name in sentence(answer)
    assert not empty_house.folder.exists()


def test_a_secret_that_stands_in_a_file_is_read_from_there(
    empty_house: House, tmp_path: Path
) -> None:
    (tmp_path / "key").write_text("k" * 30)
    answer = empty_house.run("check", variables={"DATELINE_SECRET_KEY_FILE": str(tmp_path / "key")})
    assert "DATELINE_SECRET_KEY needs at least 50 characters" in sentence(answer)


@pytest.mark.thorough
def test_a_secret_that_was_given_is_not_copied_into_the_house(house: House) -> None:
    (house.folder / "secret-key").unlink()
    given = {"DATELINE_SECRET_KEY": "k" * 50}
    assert house.run("run", "--set-up-only", variables=given).returncode == 0
    assert not (house.folder / "secret-key").exists()


@pytest.mark.thorough
def test_a_key_that_was_cut_short_by_a_crash_is_made_anew(house: House) -> None:
    (house.folder / "secret-key").write_text("")
    assert house.run("run", "--set-up-only").returncode == 0
    assert len((house.folder / "secret-key").read_text()) >= 50
