"""Files to download, or nearly, made on the spot."""

import zipfile
from io import BytesIO

from dateline.journal.writing import writing
from dateline.pictures.keeping_files import keep_file, prepare_file
from dateline.pictures.models import KeptFile
from dateline.record.blocks import FileLink

PDF = b"%PDF-1.7\nnothing but a beginning\n"


def zipped(**parts: bytes) -> bytes:
    """Return a ZIP archive; two underscores in a name stand for a slash, one for a point."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


def office_document(part: str, **others: bytes) -> bytes:
    """Return a document of Office Open XML whose main part has this name."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr(part, b"<document/>")
        for name, content in others.items():
            archive.writestr(name.replace("_", "."), content)
    return file.getvalue()


def open_document(media_type: str = "application/vnd.oasis.opendocument.text") -> bytes:
    """Return an OpenDocument file of this type."""
    return zipped(mimetype=media_type.encode(), content_xml=b"<text/>")


def kept_file(raw: bytes = PDF, name: str = "Fact Sheet.pdf") -> KeptFile:
    """Keep a file, as a verb that names it would."""
    file = prepare_file(raw, name)
    with writing() as open_writing:
        keep_file(open_writing, file)
    return file


def offered(file: KeptFile, *, title: str = "The facts") -> FileLink:
    """Return what a story says of a file."""
    return FileLink(file.token, file.digest, title, file.name, file.media_type, file.size)
