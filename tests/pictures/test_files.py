"""A file is kept as it came, under a name fit for an address, if its bytes are of a kind known."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from time_machine import travel

from dateline.journal.writing import writing
from dateline.pictures import keeping_files
from dateline.pictures.files import FILES
from dateline.pictures.keeping_files import keep_file, prepare_file
from dateline.pictures.models import KeptFile
from dateline.pictures.sniffing import UnusableFile
from dateline.pictures.sweeping import sweep_files
from tests.documents import PDF, kept_file, office_document, open_document, zipped

pytestmark = pytest.mark.django_db
MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00"


@pytest.fixture(autouse=True)
def _media(tmp_path: Path) -> Iterator[None]:
    with override_settings(MEDIA_ROOT=tmp_path / "media"):
        yield


@pytest.mark.parametrize(
    ("raw", "called", "name", "media_type"),
    [
        (PDF, "Fact Sheet.pdf", "fact-sheet.pdf", "application/pdf"),
        (PDF, "page.html", "page.pdf", "application/pdf"),
        (office_document("word/document.xml"), "a.docx", "a.docx", "wordprocessingml.document"),
        (office_document("xl/workbook.xml"), "a.zip", "a.xlsx", "spreadsheetml.sheet"),
        (office_document("ppt/presentation.xml"), "a", "a.pptx", "presentationml.presentation"),
        (open_document(), "a.odt", "a.odt", "opendocument.text"),
        ("district,km\nBo,120\n".encode("utf-8-sig"), "a.CSV", "a.csv", "text/csv"),
        ("عربي\n".encode(), "نص.txt", "نص.txt", "text/plain"),
        (b"ID3\x04\x00" + bytes(20), "a.mp3", "a.mp3", "audio/mpeg"),
        (b"\xff\xfb\x90" + bytes(20), "a.mp3", "a.mp3", "audio/mpeg"),
        (MP4, "a.mov", "a.mp4", "video/mp4"),
    ],
)
def test_what_a_file_is_is_told_from_its_bytes(
    raw: bytes, called: str, name: str, media_type: str
) -> None:
    file = prepare_file(raw, called)
    assert (file.name, file.size) == (name, len(raw))
    assert media_type in file.media_type
    assert file.digest == hashlib.sha256(raw).hexdigest()
    assert FILES.place_of(file.digest).read_bytes() == raw


@pytest.mark.parametrize(
    ("raw", "called", "sentence"),
    [
        (b"", "a.txt", "empty"),
        (b" \n", "a.txt", "empty"),
        (b"<html><script>1</script></html>", "a.html", "plain text of a kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "plain text of a kind"),
        (b"a\x00b", "a.txt", "no file that can be kept"),
        (b"\xff\xfe\x00\x01", "a.txt", "no file that can be kept"),
        (b"\x7fELF\x02\x01", "a.pdf", "no file that can be kept"),
        (b"\x89PNG\r\n\x1a\n", "a.pdf", "no file that can be kept"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20), "a.doc", "old Office format"),
        (zipped(a_txt=b"a"), "a.docx", "ZIP file"),
        (open_document("application/vnd.oasis.opendocument.graphics"), "a.odt", "ZIP file"),
        (b"PK\x03\x04broken", "a.docx", "damaged"),
        (office_document("word/document.xml", vbaProject_bin=b"x"), "a.docx", "macros"),
        (b"\x00\x00\x00\x18ftypqt  \x00\x00", "a.mp4", "no file that can be kept"),
    ],
)
def test_everything_else_is_refused_with_a_sentence(raw: bytes, called: str, sentence: str) -> None:
    with pytest.raises(UnusableFile, match=sentence):
        prepare_file(raw, called)
    assert list(FILES.files()) == []


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping_files, "LARGEST_FILE", len(PDF) - 1)
    with pytest.raises(UnusableFile, match="make it smaller"):
        prepare_file(PDF, "a.pdf")


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\A B.pdf", "a-b.pdf"),
        ("???", "file.pdf"),
        ('a"\r\nX-Header: 1.pdf', "a-x-header-1.pdf"),
        ("x" * 300 + ".pdf", "x" * 80 + ".pdf"),
    ],
)
def test_a_name_can_do_no_harm(called: str, name: str) -> None:
    assert prepare_file(PDF, called).name == name


def test_every_use_of_a_file_has_a_token_of_its_own() -> None:
    one, other = kept_file(), kept_file()
    assert one.token != other.token
    assert one.digest == other.digest


def test_files_that_nothing_names_are_swept_and_others_are_not() -> None:
    named, orphan = kept_file(), prepare_file(PDF + b"more", "a.pdf")
    with travel("2090-01-01"):
        assert sweep_files() == 1
    assert list(FILES.files()) == [FILES.place_of(named.digest)]
    with pytest.raises(UnusableFile, match="try again"), writing() as open_writing:
        keep_file(open_writing, orphan)
    assert KeptFile.objects.count() == 1
