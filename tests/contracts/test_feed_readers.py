"""Feeds are judged by programs that know nothing of Dateline."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from dateline.record.story import TermRef
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term
from tests.channels.site import Site
from tests.newsroom import publish_in, withdraw_from

SCHEMA = Path(__file__).with_name("atom.rnc")
TITLES = ["Ministers meet", "Farmers meet", "Roads are mended"]

Program = Callable[[str], str]


def ran(*words: str | Path, given: bytes = b"") -> str:
    """Run a program on `given`, and return what it says."""
    answer = subprocess.run(words, input=given, capture_output=True, check=False, timeout=60)
    said = (answer.stdout + answer.stderr).decode()
    assert answer.returncode == 0, said
    return said


def kept(folder: Path, form: str) -> Path:
    """Keep a feed in a file."""
    file = folder / f"{form}.xml"
    file.write_bytes(Client().get(f"/en/news/{form}.xml").content)
    return file


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_feeds_are_well_formed(site: Site, program: Program, tmp_path: Path, form: str) -> None:
    publish_in("news", headline="<&>\"' \x85 \u2028 👩\u200d🌾", standfirst="]]>", kicker="<&>\"'")
    assert ran(program("xmllint"), "--nonet", "--noout", kept(tmp_path, form)) == ""


def test_the_atom_feed_is_one_by_rfc_4287(site: Site, program: Program, tmp_path: Path) -> None:
    publish_in("news", headline="<&>", standfirst="<&>", kicker="<&>", credit="<&>")
    kind = make_term(Vocabulary.KIND, {"fr": "<Communiqué>"})
    publish_in("news", terms=(TermRef("kind", kind.public_id),))
    assert b'xml:lang="fr"' in kept(tmp_path, "atom").read_bytes()
    ran(program("jing"), "-c", SCHEMA, kept(tmp_path, "atom"))


def test_an_empty_atom_feed_is_one_by_rfc_4287(
    site: Site, program: Program, tmp_path: Path
) -> None:
    for item in (site.ministers, site.farmers, site.story):
        withdraw_from(item)
    ran(program("jing"), "-c", SCHEMA, kept(tmp_path, "atom"))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<updated>", "<updated>yesterday, "),
        ("+00:00<", "<"),
        ("<name>Dateline</name>", ""),
        ("<title>", "<title><b/>"),
        ("<id>http://", "<id>"),
    ],
)
def test_the_schema_notices_what_is_wrong(
    site: Site, program: Program, tmp_path: Path, right: str, wrong: str
) -> None:
    feed = kept(tmp_path, "atom")
    feed.write_text(feed.read_text().replace(right, wrong, 1))
    with pytest.raises(AssertionError, match="error"):
        ran(program("jing"), "-c", SCHEMA, feed)


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_sfeed_reads_every_entry(site: Site, program: Program, tmp_path: Path, form: str) -> None:
    lines = ran(program("sfeed"), given=kept(tmp_path, form).read_bytes()).splitlines()
    entries = [line.split("\t") for line in lines]
    assert [entry[1] for entry in entries] == TITLES
    assert all(entry[0].isdigit() and entry[2].startswith("http://") for entry in entries)
    assert all(entry[5].endswith("/") for entry in entries)


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_newsboat_reads_every_entry(
    site: Site, program: Program, tmp_path: Path, form: str
) -> None:
    urls, cache, settings = tmp_path / "urls", tmp_path / "cache", tmp_path / "config"
    urls.write_text(f"file://{kept(tmp_path, form)}\n")
    settings.touch()
    newsboat: list[str | Path] = [
        program("newsboat"),
        "-u",
        urls,
        "-c",
        cache,
        "-C",
        settings,
        "-q",
    ]
    ran(*newsboat, "-x", "reload")
    assert ran(*newsboat, "-x", "print-unread").strip() == "3 unread articles"
