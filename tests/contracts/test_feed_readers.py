"""Feeds are judged by programs that know nothing of Dateline."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from dateline.archive.identity import Identity, Words, name_site
from dateline.lib import clock
from dateline.record.story import TermRef
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term
from tests.channels.site import Site
from tests.newsroom import bring_in, listing_of, publish_in, withdraw_from
from tests.photographs import kept_photo, shown

SCHEMA = Path(__file__).with_name("atom.rnc")
TITLES = ["Ministers meet", "Farmers meet", "Roads are mended"]

PAPERS = (
    "/feeds.opml",
    "/en/feeds.opml",
    "/sitemap.xml",
    "/sitemap-sections.xml",
    "/sitemap-2021-07.xml",
    "/news-sitemap.xml",
)

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


def publish_with_picture() -> str:
    """Publish a story with a picture at its head, and return the picture's token."""
    picture = kept_photo()
    publish_in(
        "news",
        headline="A field",
        date=date(2021, 8, 3),
        credit="© A Photographer",
        picture=shown(picture, alt="A <field>."),
    )
    return picture.token


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
        ('rel="first"', 'rel="front"'),
        (' when="', ' at="'),
        (' ref="http://', ' ref="'),
    ],
)
def test_the_schema_notices_what_is_wrong(
    site: Site, program: Program, tmp_path: Path, right: str, wrong: str
) -> None:
    feed = kept(tmp_path, "atom")
    feed.write_text(feed.read_text().replace(right, wrong, 1))
    with pytest.raises(AssertionError, match="error"):
        ran(program("jing"), "-c", SCHEMA, feed)


def test_an_older_page_with_pictures_and_tombstones_is_atom_by_the_rfcs(
    site: Site, program: Program, tmp_path: Path
) -> None:
    bring_in(listing_of(45), section="many")
    page = Client().get("/en/many/atom.xml?before=2021-06-01.0123456789ab").content
    assert page.count(b'rel="next"') == page.count(b'rel="previous"') == 1
    older = tmp_path / "older.xml"
    older.write_bytes(page)
    ran(program("jing"), "-c", SCHEMA, older)
    publish_with_picture()
    with_picture = kept(tmp_path, "atom")
    assert b'rel="enclosure"' in with_picture.read_bytes()
    assert b"<at:deleted-entry" in with_picture.read_bytes()
    ran(program("jing"), "-c", SCHEMA, with_picture)


@pytest.mark.parametrize("path", PAPERS)
def test_what_is_for_machines_is_well_formed(
    site: Site, program: Program, tmp_path: Path, path: str
) -> None:
    name_site(Identity({"en": Words("<&>\"'")}))
    publish_in("news", headline="<&>\"' \x85 \u2028 👩\u200d🌾", date=clock.now().date())
    paper = tmp_path / "paper.xml"
    paper.write_bytes(Client().get(path).content)
    assert ran(program("xmllint"), "--nonet", "--noout", paper) == ""


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_sfeed_finds_the_picture(site: Site, program: Program, tmp_path: Path, form: str) -> None:
    token = publish_with_picture()
    lines = ran(program("sfeed"), given=kept(tmp_path, form).read_bytes()).splitlines()
    entries = [line.split("\t") for line in lines]
    assert entries[0][7] == f"http://127.0.0.1:8000/p/{token}.jpg"
    assert "© A Photographer" in entries[0][3]


def test_sfeed_and_newsboat_take_in_the_feeds_of_all_sections(
    site: Site, program: Program, tmp_path: Path
) -> None:
    paper, urls = tmp_path / "feeds.opml", tmp_path / "urls"
    paper.write_bytes(Client().get("/feeds.opml").content)
    feed = "http://127.0.0.1:8000/en/news/rss.xml"
    assert f"'{feed}'" in ran(program("sfeed_opml_import"), given=paper.read_bytes())
    urls.touch()
    ran(program("newsboat"), "-u", urls, "-c", tmp_path / "cache", "-i", paper)
    assert feed in urls.read_text()


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
