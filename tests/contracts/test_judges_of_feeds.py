"""Every feed in every language is read by readers that know nothing of Dateline."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest

from tests.channels.seven_languages import TAGS
from tests.contracts.judged.judges import Judges, files_of
from tests.contracts.judged.kinds import FEEDS, ONCE, XML
from tests.contracts.judged.saving import Saved, of_form

pytestmark = pytest.mark.thorough

Program = Callable[[str], str]
SCHEMA = Path(__file__).with_name("atom.rnc")
EXPECTED = len(FEEDS) * len(TAGS) + len(ONCE["feeds"])
FORMATS = {"rss.xml": "rss", "atom.xml": "atom", "feed.json": "json"}


def ran(*words: str | Path, given: bytes = b"") -> str:
    """Run a program on `given`, and return what it says; it has to be content."""
    answer = subprocess.run(words, input=given, capture_output=True, check=False, timeout=120)
    said = (answer.stdout + answer.stderr).decode()
    assert answer.returncode == 0, said
    return said


@pytest.fixture(scope="module")
def feeds(saved: list[Saved]) -> list[Saved]:
    """Every feed."""
    found = of_form(saved, *FORMATS)
    assert len(found) == EXPECTED
    return found


@pytest.fixture(scope="module")
def in_xml(feeds: list[Saved]) -> dict[str, Any]:
    """What feedparser reads in each RSS and Atom feed, by the feed's file."""
    found = {one.file: feedparser.parse(Path(one.file).read_bytes()) for one in feeds
             if one.form != "feed.json"}  # fmt: skip
    assert len(found) == EXPECTED * 2 // 3
    return found


def test_feedparser_reads_every_feed(feeds: list[Saved], in_xml: dict[str, Any]) -> None:
    for one in feeds:
        if one.file in in_xml:
            read = in_xml[one.file]
            assert not read.bozo, (one, read.get("bozo_exception"))
            assert read.feed.language == (one.tag or "en")
            assert 0 < len(read.entries) <= 20
            assert all(entry.link and entry.title and entry.id for entry in read.entries)


def test_feedsmith_reads_every_feed_and_the_same_in_each_form(
    judges: Judges, feeds: list[Saved], in_xml: dict[str, Any]
) -> None:
    read = judges.feedsmith(files_of(feeds))
    assert len(read) == EXPECTED
    ids: dict[str, list[list[str]]] = {}
    for one in feeds:
        assert read[one.file]["format"] == FORMATS[one.form]
        ids.setdefault(re.sub(r"/[a-z.]+(\?|$)", r"\1", one.path), []).append(read[one.file]["ids"])
        if one.file in in_xml:
            assert read[one.file]["ids"] == [entry.id for entry in in_xml[one.file].entries]
    assert len(ids) == EXPECTED // 3
    assert all(first and first == second == third for first, second, third in ids.values())


def test_sfeed_reads_every_entry(program: Program, in_xml: dict[str, Any]) -> None:
    for file, read in in_xml.items():
        lines = ran(program("sfeed"), given=Path(file).read_bytes()).splitlines()
        entries = [line.split("\t") for line in lines]
        assert [entry[1] for entry in entries] == [entry.title for entry in read.entries], file
        assert all(entry[0].isdigit() and entry[2].startswith("http://") for entry in entries)


def test_newsboat_reads_every_entry(
    program: Program, in_xml: dict[str, Any], tmp_path: Path
) -> None:
    urls, cache, settings = tmp_path / "urls", tmp_path / "cache", tmp_path / "config"
    urls.write_text("".join(f"file://{file}\n" for file in in_xml))
    settings.touch()
    newsboat = (program("newsboat"), "-u", urls, "-c", cache, "-C", settings, "-q")
    ran(*newsboat, "-x", "reload")
    # What stands in several feeds is the same article to newsboat, by its id.
    count = len({entry.id for read in in_xml.values() for entry in read.entries})
    assert ran(*newsboat, "-x", "print-unread").strip() == f"{count} unread articles"


def test_every_atom_feed_is_one_by_rfc_4287(program: Program, feeds: list[Saved]) -> None:
    files = files_of(of_form(feeds, "atom.xml"))
    assert len(files) == EXPECTED // 3
    ran(program("jing"), "-c", SCHEMA, *files)


def test_every_feed_and_paper_for_machines_is_well_formed(
    program: Program, saved: list[Saved]
) -> None:
    files = files_of(of_form(saved, "rss.xml", "atom.xml", "xml"))
    assert len(files) == EXPECTED * 2 // 3 + len(XML) * len(TAGS) + len(ONCE["xml"])
    assert ran(program("xmllint"), "--nonet", "--noout", *files) == ""
    assert all(len(ElementTree.parse(file).getroot()) for file in files)  # noqa: S314
