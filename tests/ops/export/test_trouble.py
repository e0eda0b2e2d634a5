"""Whatever goes wrong: the folder is as it was, or is put right, and a sentence says so."""

import errno
import fcntl
import shutil
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from dateline.ops.command_line import main
from dateline.ops.commands import export as command
from dateline.ops.export.folder import Folder
from tests.houses import House
from tests.newsroom import publish_in, withdraw_from
from tests.ops.export.conftest import Everything
from tests.ops.export.exported import Exported

Said = pytest.CaptureFixture[str]


def breaks_at(monkeypatch: pytest.MonkeyPatch, name: str, times: int, error: BaseException) -> None:
    """Have a method of the folder fail when it is called for the last of so many times."""
    method, left = getattr(Folder, name), [times]

    def broken(*arguments: object) -> object:
        left[0] -= 1
        if left[0] <= 0:
            raise error
        return method(*arguments)

    monkeypatch.setattr(Folder, name, broken)


def test_a_disk_that_is_full_leaves_the_folder_as_it_was(
    site: Everything, folder: Exported, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    with monkeypatch.context() as broken:
        breaks_at(broken, "stage", 20, full)
        assert folder.export() == 1
    said = capsys.readouterr().err
    assert "(the disk is full). What was there before is as it was." in said
    assert not folder.root.exists()
    assert folder.export() == 0
    stamps = folder.stamps
    publish_in("news", headline="Fresh news")
    with monkeypatch.context() as broken:
        breaks_at(broken, "stage", 5, full)
        assert folder.export() == 1
    assert folder.stamps == stamps
    assert folder.check() == 0


@pytest.mark.parametrize("times", [1, 3, 12])
def test_one_that_is_broken_off_while_files_are_put_into_place_is_gone_on_with(
    site: Everything, folder: Exported, monkeypatch: pytest.MonkeyPatch, times: int, capsys: Said
) -> None:
    assert folder.export() == 0
    withdraw_from(site.pictured)
    publish_in("news", headline="Fresh news")
    with monkeypatch.context() as broken:
        breaks_at(broken, "_move", times, OSError(errno.EIO, "Input/output error"))
        assert folder.export() == 1
    assert "the same command goes on with that" in capsys.readouterr().err
    assert folder.check() == 1
    assert "unfinished: .dateline" in capsys.readouterr().out
    assert folder.export() == 0
    assert folder.faults() == []
    assert folder.check() == 0
    assert b"Fresh news" in folder.files["en/news/index.html"]


def test_what_a_killed_export_left_waiting_goes(site: Everything, folder: Exported) -> None:
    assert folder.export() == 0
    work = folder.root / ".dateline"
    (work / "staged/ab").mkdir(parents=True)
    (work / "staged/ab/cd").write_text("Half a page")
    (work / "ledger.sqlite3").write_bytes(b"SQLite format 3\0 and then the power went")
    publish_in("news", headline="Fresh news")
    assert folder.export() == 0
    assert not work.exists()
    assert folder.faults() == []


def test_two_at_once_are_refused(site: Everything, folder: Exported, capsys: Said) -> None:
    (folder.root / ".dateline").mkdir(parents=True)
    with (folder.root / ".dateline/lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert folder.export() == 1
    assert "Another export into" in capsys.readouterr().err
    assert folder.export() == 0


def test_a_folder_of_other_files_is_refused_and_left_alone(
    site: Everything, folder: Exported, capsys: Said
) -> None:
    folder.root.mkdir()
    (folder.root / "thesis.txt").write_text("Years of work")
    assert folder.export() == 1
    assert "holds files, and no manifest of an export" in capsys.readouterr().err
    assert folder.files == {"thesis.txt": b"Years of work"}


def test_a_manifest_of_another_kind_is_refused(
    site: Everything, folder: Exported, capsys: Said
) -> None:
    folder.root.mkdir()
    for content in (
        b'{"name": "An app"}',
        b"\xff\xfe",
        b'{"form": 1, "files": {\n"../x": {}\n}}\n',
    ):
        (folder.root / "manifest.json").write_bytes(content)
        assert folder.export() == 1
        assert "is no manifest of an export" in capsys.readouterr().err
        assert folder.check() == 1
        assert "is no manifest of an export" in capsys.readouterr().err
        assert (folder.root / "manifest.json").read_bytes() == content


def test_a_foreign_file_where_one_of_ours_is_to_be_is_left_alone(
    site: Everything, folder: Exported, capsys: Said
) -> None:
    assert folder.export() == 0
    item = publish_in("news", headline="Fresh news")
    (folder.root / f"en/i/{item.public_id}").write_text("Mine")
    stamps = folder.stamps
    assert folder.export() == 1
    assert "is there, and no export wrote it" in capsys.readouterr().err
    assert folder.stamps == stamps


def test_nothing_is_written_where_a_link_leads_out_of_the_folder(
    site: Everything, folder: Exported, tmp_path: Path, capsys: Said
) -> None:
    assert folder.export() == 0
    elsewhere = tmp_path / "elsewhere"
    (folder.root / "en").rename(elsewhere)
    (folder.root / "en").symlink_to(elsewhere)
    publish_in("news", headline="Fresh news")
    before = {path: path.stat().st_mtime_ns for path in elsewhere.rglob("*")}
    assert folder.export() == 1
    assert "is there, and no export wrote it" in capsys.readouterr().err
    assert {path: path.stat().st_mtime_ns for path in elsewhere.rglob("*")} == before


def test_no_such_section(site: Everything, folder: Exported, capsys: Said) -> None:
    assert folder.export("--section", "nowhere") == 1
    assert (
        "No section is called “nowhere”; there are: ar/أخبار, en/news." in capsys.readouterr().err
    )
    assert folder.export("--section", "news", "--language", "fr") == 1
    assert "has a name in that language" in capsys.readouterr().err
    assert not folder.root.exists()


def test_check_finds_what_is_missing_changed_and_foreign_without_a_database(
    site: Everything, folder: Exported, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert folder.export() == 0
    monkeypatch.setattr(command, "check_database", None)
    assert folder.check() == 0
    assert "and nothing else" in capsys.readouterr().out
    page = folder.root / "en/news/index.html"
    content = page.read_bytes()
    page.write_bytes(content[:100] + bytes([content[100] ^ 1]) + content[101:])
    (folder.root / "en/news/rss.xml").unlink()
    (folder.root / "notes.txt").write_text("Mine")
    assert folder.check() == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "changed: en/news/index.html",
        "missing: en/news/rss.xml",
        "foreign: notes.txt",
    ]
    assert "3 files are not as the manifest says" in said.err


def test_check_says_where_there_is_no_export(tmp_path: Path, capsys: Said) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        assert main(["export", str(folder), "--check"]) == 1
        assert "There is no manifest of an export" in capsys.readouterr().err


@pytest.mark.thorough
def test_one_killed_at_any_moment_is_put_right_by_the_next(house: House, tmp_path: Path) -> None:
    folder, log = Exported(tmp_path / "out"), tmp_path / "log"
    house.run_all(["publish", "--headline", "The first", "--section", "news-and-events"])
    for tenths in range(0, 30, 2):
        process = house.start("export", folder.root, log=log)
        sleep(1.5 + tenths / 10)
        process.kill()
        process.wait()
        if not (folder.root / ".dateline").exists() and folder.root.exists():
            assert folder.faults() == []
            shutil.rmtree(folder.root)
    house.run_all(["export", str(folder.root)], ["export", str(folder.root), "--check"])
    assert folder.faults() == []
    assert "Traceback" not in log.read_text()


_PUBLISHING = """
import subprocess, sys
from pathlib import Path
from dateline.ops.starting import start_django
start_django()
from dateline.ops.export.exporting import export
left = [sys.argv[2:]]
def say(_done, _whole):
    if left:
        subprocess.run(left.pop(), check=True)
export(Path(sys.argv[1]), [], [], say)
"""


@pytest.mark.thorough
def test_all_is_of_one_moment_and_others_publish_meanwhile(house: House, tmp_path: Path) -> None:
    folder = Exported(tmp_path / "out")
    publish = house.command("publish", "--headline", "In between", "--section", "news-and-events")
    done = subprocess.run(
        [sys.executable, "-c", _PUBLISHING, str(folder.root), *publish],
        capture_output=True,
        check=False,
        timeout=120,
        env={**house.environment(), "DJANGO_SETTINGS_MODULE": "dateline.ops.settings"},
    )
    assert done.returncode == 0, done.stderr.decode()
    assert not any(b"In between" in content for content in folder.files.values())
    assert folder.faults() == []
    house.run_all(["export", str(folder.root)])
    assert any(b"In between" in content for content in folder.files.values())
