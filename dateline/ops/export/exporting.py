"""An export from its beginning to its end, and one that finds nothing to do."""

import errno
import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from django.conf import settings

from dateline import __version__
from dateline.archive.every_item import items_held
from dateline.archive.section_page import section_page
from dateline.archive.to_come import next_moment
from dateline.journal.reading import noted_to_come
from dateline.ops.export.asking import Moment, one_moment
from dateline.ops.export.folder import Folder, digest_and_size, digest_of
from dateline.ops.export.ledger import Ledger, PlannedItem
from dateline.ops.export.making import Maker
from dateline.ops.export.manifest import NAME, NoManifest, entries_of, head_of, lines_of
from dateline.ops.export.scope import Scope, scope_of
from dateline.ops.refusal import Refusal

_AT_ONCE = 1_000
_AT = "at"


@dataclass(frozen=True)
class Exported:
    """What came of an export: its files, their bytes, and the digest of the manifest.

    `new` files were written, `deleted` ones are gone, `left` ones would be, had nobody changed
    them. `since` says of when the export is that was found to be that of today, and stayed.
    """

    files: int
    bytes: int
    manifest: str
    new: int = 0
    deleted: int = 0
    left: int = 0
    since: str = ""


def export(
    root: Path,
    sections: Sequence[str],
    languages: Sequence[str],
    say: Callable[[int, int], object],
) -> Exported:
    """Bring a folder to what readers see now; `say` is told how many of how many items are done.

    Raises Refusal with a sentence where that cannot be; then what was there is there.
    """
    folder = Folder(root)
    try:
        with one_moment() as moment:
            scope = scope_of(sections, languages)
            with folder.held():
                return _brought_up_to_date(folder, scope, moment, say)
    except (OSError, sqlite3.Error) as error:
        raise Refusal(_unwritable(folder, error)) from error


def _brought_up_to_date(
    folder: Folder, scope: Scope, moment: Moment, say: Callable[[int, int], object]
) -> Exported:
    folder.tidy()
    head = _head(scope, moment)
    standing = _standing(folder, head)
    if standing is not None:
        return standing
    with closing(folder.new_ledger()) as ledger:
        ledger.plan(_planned(scope, moment.at))
        Maker(scope, folder, ledger).make(say)
        digest = _stage_manifest(folder, ledger, head)
        files, size, new = ledger.count_made()
        placed = folder.put_into_place(ledger)
        return Exported(files, size, digest, new, placed.deleted, placed.left)


def _planned(scope: Scope, at: datetime) -> Iterator[PlannedItem]:
    """Yield the items that are to be exported, newest first; one may come twice."""
    if scope.is_of_all_items:
        for language in scope.languages:
            for held in items_held(language, at=at):
                yield PlannedItem(language, held.public_id, held.slug)
        return
    for view in scope.sections:
        whole, before = replace(view, page_size=_AT_ONCE), None
        while True:
            page = section_page(whole, at=at, before=before)
            for entry in (*page.pinned, *page.entries):
                yield PlannedItem(entry.language, entry.public_id, entry.slug)
            if page.older is None:
                break
            before = page.older.cursor


def _stage_manifest(folder: Folder, ledger: Ledger, head: Mapping[str, Any]) -> str:
    """Have the manifest wait for its place; return its SHA-256."""
    with TemporaryFile(dir=folder.work) as body:
        body.writelines(lines_of(head, ledger.made()))
        body.seek(0)
        digest, _size = digest_and_size(body)
        folder.stage(NAME, body)
    return digest


# Whether there is anything to do


def _head(scope: Scope, moment: Moment) -> dict[str, Any]:
    """Return what the manifest says of the whole; what is written hangs on nothing else."""
    return {
        "program": f"Dateline {__version__}",
        "site": settings.SITE_ADDRESS,
        **scope.told(),
        "settings": _settings(),
        "position": moment.position,
        _AT: moment.at.isoformat(),
    }


def _settings() -> str:
    """Return a digest of what makes pages look different while the record stays the same."""
    parts = [settings.SITE_NAME]
    names = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if names.is_file():
        parts.append(names.read_text())
    if settings.THEME:
        theme = (file for file in Path(settings.THEME).rglob("*") if file.is_file())
        parts += [f"{file} {digest_of(file)}" for file in sorted(theme)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _standing(folder: Folder, head: Mapping[str, Any]) -> Exported | None:
    """Return what is there, where it is what would be made and all of it is in its place.

    Pages say nothing that changes within a day without a change in the journal or a moment
    that is known beforehand.
    """
    if not folder.manifest.is_file():
        return None
    try:
        before = head_of(folder.manifest)
        if not _says_the_same(before, head):
            return None
        files = size = 0
        for entry in entries_of(folder.manifest):
            place = folder.root / entry.path
            if not place.is_file() or place.stat().st_size != entry.bytes:
                return None
            files, size = files + 1, size + entry.bytes
    except NoManifest:
        raise Refusal(f"{folder.manifest} is no manifest of an export.") from None
    return Exported(files, size, digest_of(folder.manifest), since=before[_AT])


def _says_the_same(before: Mapping[str, Any], head: Mapping[str, Any]) -> bool:
    if {**before, _AT: ""} != {**head, _AT: ""}:
        return False
    then, now = datetime.fromisoformat(before[_AT]), datetime.fromisoformat(head[_AT])
    coming = [next_moment(then), *(noted.effective_at for noted in noted_to_come(then))]
    return then.date() == now.date() and not any(at and at <= now for at in coming)


def _unwritable(folder: Folder, error: OSError | sqlite3.Error) -> str:
    """Return the sentence for a disk that does not take what is written, or give what is there."""
    reason = getattr(error, "strerror", None) or str(error)
    if getattr(error, "errno", 0) == errno.ENOSPC or "is full" in reason:
        reason = "the disk is full"
    after = (
        "Files were being put into place: the same command goes on with that."
        if folder.is_placing
        else "What was there before is as it was."
    )
    return f"{folder.root} cannot be written ({reason}). {after}"
