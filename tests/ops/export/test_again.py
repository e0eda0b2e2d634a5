"""A folder is brought up to date: what differs is written, what is no longer public goes."""

import pytest
import time_machine

from dateline.archive.addresses import lasting_item_address
from dateline.lib import clock
from tests.channels.site import address_of
from tests.newsroom import correct_in, publish_in, withdraw_from
from tests.ops.export.conftest import Everything
from tests.ops.export.exported import Exported

Said = pytest.CaptureFixture[str]


def test_a_second_run_writes_nothing(site: Everything, folder: Exported, capsys: Said) -> None:
    assert folder.export() == 0
    stamps = folder.stamps
    capsys.readouterr()
    assert folder.export() == 0
    assert "nothing was written" in capsys.readouterr().out
    assert folder.stamps == stamps
    assert not (folder.root / ".dateline").exists()


def test_a_release_changes_what_shows_it_and_no_other_file(
    site: Everything, folder: Exported, capsys: Said
) -> None:
    assert folder.export() == 0
    before, stamps = folder.files, folder.stamps
    item = publish_in("news", headline="Fresh news")
    assert folder.export() == 0
    after = folder.files
    assert before.keys() <= after.keys()
    new = {path for path in after if before.get(path) != after[path]}
    assert {path for path in new if item.public_id not in path} <= {
        *(f"en/news/{name}" for name in ("index.html", "index.txt", "atom.xml", "feed.json")),
        *(f"en/news/{name}" for name in ("rss.xml", "ninjs.json", "newsml.xml")),
        *(f"en/news/2021/{name}" for name in ("index.html", "index.txt")),
        *(f"en/news/2021/08/{name}" for name in ("index.html", "index.txt")),
        *(path for path in after if path.startswith("en/news/2021/08/older/")),
        # What stands beside items of the same listing, and what tells of the whole site.
        *(path for path in after if path.startswith("en/i/") and path.endswith("/index.html")),
        *(path for path in after if "sitemap" in path),
    }
    assert "en/news/index.html" in new
    now = folder.stamps
    assert {path for path in now if now[path] != stamps.get(path)} == {*new, "manifest.json"}
    assert f"{len(new)} written, 0 deleted" in capsys.readouterr().out


def test_a_file_that_was_lost_or_damaged_comes_back(site: Everything, folder: Exported) -> None:
    assert folder.export() == 0
    whole = folder.files
    (folder.root / "en/news/rss.xml").unlink()
    assert folder.export() == 0
    assert folder.files == whole
    (folder.root / "en/news/rss.xml").write_bytes(whole["en/news/rss.xml"][:-1])
    assert folder.export() == 0
    assert folder.files == whole


def test_what_is_withdrawn_goes_and_leaves_its_notice(site: Everything, folder: Exported) -> None:
    assert folder.export() == 0
    item, token = site.pictured, site.picture.token
    address = address_of(item)
    assert any(token in path for path in folder.files)
    withdraw_from(item, reason="It never stood there.")
    for _run in range(2):
        assert folder.export() == 0
        files = folder.files
        assert folder.faults() == []
        assert not any(token in path for path in files)
        for path in (address, lasting_item_address("en", item.public_id)):
            notice = folder.page_of(path)
            assert "It never stood there." in notice
            assert "/p/" not in notice
        listed = {path for path in files if item.public_id.encode() in files[path]}
        # Feeds that can say so say that it was withdrawn.
        feeds = {f"en/news/{name}" for name in ("atom.xml", "ninjs.json", "newsml.xml")}
        assert {path for path in listed if item.public_id not in path} == feeds
        # So that it is made once more.
        publish_in("news", headline="Another one")


def test_what_a_withdrawn_item_said_is_in_no_file_any_more(
    site: Everything, folder: Exported
) -> None:
    secret = publish_in("news", headline="In the lake", standfirst="An axolotl lives there.")
    assert folder.export() == 0
    assert any(b"axolotl" in content for content in folder.files.values())
    withdraw_from(secret)
    assert folder.export() == 0
    assert not any(b"axolotl" in content for content in folder.files.values())


def test_an_address_with_other_words_leads_on(site: Everything, folder: Exported) -> None:
    assert folder.export() == 0
    item, before = site.small.farmers, address_of(site.small.farmers)
    correct_in(item, headline="Farmers meet again")
    assert folder.export() == 0
    after = address_of(item)
    assert before != after
    assert 'http-equiv="refresh"' in folder.page_of(before)
    assert "farmers-meet-again/index.html" in folder.page_of(before)
    assert "Farmers meet again" in folder.page_of(after)


def test_what_somebody_changed_is_not_deleted(
    site: Everything, folder: Exported, capsys: Said
) -> None:
    assert folder.export() == 0
    text = folder.root / f"{address_of(site.pictured)[1:]}/ninjs.json"
    other = folder.root / "p" / f"{site.picture.token}.jpg"
    other.write_bytes(b"My own words")
    text.write_bytes(b"My own words")
    withdraw_from(site.pictured)
    capsys.readouterr()
    assert folder.export() == 0
    assert other.read_bytes() == b"My own words"
    assert "1 that should go were changed by somebody, and stay" in capsys.readouterr().out
    assert folder.check() == 1


def test_time_alone_brings_what_was_scheduled(
    site: Everything, folder: Exported, capsys: Said
) -> None:
    assert folder.export() == 0
    with time_machine.travel(clock.now().timestamp() + 3600, tick=False):
        assert folder.export() == 0
        assert "nothing was written" not in capsys.readouterr().out
        assert site.hidden.public_id in " ".join(folder.files)
    clock.forget()


def test_a_section_takes_the_place_of_the_whole_site(site: Everything, folder: Exported) -> None:
    assert folder.export() == 0
    whole = folder.files
    assert folder.export("--section", "news") == 0
    assert folder.faults() == []
    assert len(folder.files) < len(whole)
    assert folder.export() == 0
    assert folder.files == whole
