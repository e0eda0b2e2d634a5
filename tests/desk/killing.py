"""A program that is killed at every statement and every file write of a release, and looks.

Run in a house of its own, as it leaves a story published there. Prints what it found as JSON.
"""

import gc
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, connections  # noqa: E402

from dateline.archive.article import article  # noqa: E402
from dateline.desk.freezing.making_ready import rights_of  # noqa: E402
from dateline.desk.models import DeskImage, Release, StoryPage  # noqa: E402
from dateline.desk.releasing.orders import Orders, Refused  # noqa: E402
from dateline.desk.releasing.release import release  # noqa: E402
from dateline.desk.releasing.withdraw import withdraw  # noqa: E402
from dateline.desk.teams import place_in_offices  # noqa: E402
from dateline.jobs.models import Job  # noqa: E402
from dateline.journal.models import Change  # noqa: E402
from dateline.lib import clock  # noqa: E402
from dateline.people.accounts import make_account, new_password  # noqa: E402
from dateline.people.models import AuditEntry, Role, User  # noqa: E402
from dateline.pictures.files import FILES, PICTURES  # noqa: E402
from dateline.record.models import Edition, EditionFile, Showing  # noqa: E402
from tests.desk.stories import an_office, desk_document, desk_image, write_story  # noqa: E402

_REFUSED = 3
_MOST = 1_000
Deed = Callable[[], Any]


def main() -> None:
    """Kill each deed at each of its steps, then let two people release at the same moment."""
    page = set_up()
    found = {name: killed_at_each_step(deed, done) for name, deed, done in deeds(page)}
    found["at once"] = released_at_once()
    json.dump(found, sys.stdout)


def set_up() -> StoryPage:
    """Write a story with a picture and a file, and submit it for review."""
    office = an_office("Geneva")
    for name, role in (("killed-reporter", Role.REPORTER), ("killed-editor", Role.EDITOR)):
        place_in_offices(make_account(name, role, new_password()), role, [office.term])
    make_account("killed-chief", Role.MANAGING_EDITOR, new_password())
    document, image = desk_document(), desk_image()
    # As if its form had been saved: whatever is said there makes it some rights.
    rights_of(image)
    page = write_story(
        office,
        by=person("killed-reporter"),
        title="Killed in the middle",
        standfirst="A summary.",
        lead_picture=image,
        picture_alt="Two halves.",
        credit="© ILO 2030",
        body=[("file", {"document": document.pk, "title": "Factsheet"})],
    )
    page.get_workflow().start(page, person("killed-reporter"))
    return page


def deeds(page: StoryPage) -> Iterator[tuple[str, Deed, Callable[[], list[str]]]]:
    """Yield each deed, and what of it is amiss once it was done."""

    def fresh() -> list[StoryPage]:
        return [StoryPage.objects.get(pk=page.pk)]

    yield (
        "release",
        lambda: release(fresh(), by=person("killed-editor"), orders=Orders()),
        lambda: amiss(page, "published", "Killed in the middle", 1),
    )
    yield (
        "withdraw",
        lambda: withdraw(page.public_id, by=person("killed-chief"), reasons="Enough."),
        lambda: amiss(page, "withdrawn", None, 2),
    )


def amiss(page: StoryPage, deed: str, headline: str | None, number: int) -> list[str]:
    """Return what of desk, record, journal, audit log and jobs does not say that it was done."""
    page = StoryPage.objects.get(pk=page.pk)
    shown = article(page.public_id, "en", at=clock.now())
    editions = Edition.objects.filter(item__public_id=page.public_id)
    said = AuditEntry.objects.filter(deed=deed, subject=f"item {page.public_id} en")
    truths = {
        "desk": page.live and not page.has_unpublished_changes,
        "history": page.live_revision_id == page.latest_revision_id,
        "review": page.current_workflow_state is None,
        "readers": shown and (None if shown.withdrawal else shown.entry.headline) == headline,
        "editions": editions.count() == number,
        "showings": Showing.objects.filter(public_id=page.public_id).count() == number,
        "releases": Release.objects.filter(public_id=page.public_id).count() == number,
        "journal": Change.objects.filter(public_id=page.public_id).count() == number,
        "audit log": said.count() == 1,
        "jobs": Job.objects.filter(subject=page.public_id).exists(),
        "tokens": EditionFile.objects.filter(edition__in=editions, edition__number=1).count() == 2,
        "files": bool(list(PICTURES.files()) and list(FILES.files())),
    }
    return [name for name, is_true in truths.items() if not is_true]


def killed_at_each_step(deed: Deed, amiss_of: Callable[[], list[str]]) -> dict[str, Any]:
    """Kill a deed at its first step, its second, and so on, until it has been done."""
    before = everything()
    for step in count(1):
        forget_files()
        status = in_child(deed, step)
        was_killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        after = everything()
        if after != before or not was_killed:
            # The last step lies behind the commit; before it, nothing may have changed.
            return {"steps": step, "amiss": amiss_of(), "ended by": status}
        if step > _MOST:
            break
    raise AssertionError("It never came to an end.")


def in_child(deed: Deed, step: int) -> int:
    """Do a deed in a process of its own that dies at this step, and return how it ended."""

    def dying() -> None:
        with dying_at(step):
            deed()

    return os.waitpid(forked(dying), 0)[1]


def forked(deed: Deed) -> int:
    """Begin a deed in a process of its own, and return its number."""
    connections.close_all()
    # What is never looked at by the collector is never copied for the child.
    gc.freeze()
    child = os.fork()
    if child:
        return child
    end = 1
    try:
        deed()
        end = 0
    except Refused:
        end = _REFUSED
    finally:
        # At once, or the child would go on with its parent's work.
        os._exit(end)


@contextmanager
def dying_at(step: int) -> Iterator[None]:
    """Die, as by kill -9, before the statement, commit or file operation of this number."""
    left = count(1)

    def maybe() -> None:
        if next(left) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(execute: Any, *words: Any) -> Any:
        maybe()
        return execute(*words)

    def before(original: Any, *, and_after: bool = False) -> Any:
        def doing(*args: Any, **kwargs: Any) -> Any:
            maybe()
            found = original(*args, **kwargs)
            if and_after:
                maybe()
            return found

        return doing

    with ExitStack() as patches:
        patches.enter_context(connection.execute_wrapper(statement))
        commit = before(connection._commit, and_after=True)  # type: ignore[attr-defined]
        patches.enter_context(patch.object(connection, "_commit", commit))
        for where, name in ((os, "fsync"), (Path, "replace"), (Path, "mkdir")):
            patches.enter_context(patch.object(where, name, before(getattr(where, name))))
        yield


def forget_files() -> None:
    """Let pictures be developed and files be kept anew, where nothing was released yet."""
    if not EditionFile.objects.exists():
        DeskImage.objects.update(cleared_digest="", cleared_files={})
        for cabinet in (PICTURES, FILES):
            shutil.rmtree(Path(settings.MEDIA_ROOT) / cabinet.name, ignore_errors=True)


def everything() -> dict[str, list[Any]]:
    """Return every row of every table, but for what a picture was developed into."""
    images = DeskImage.objects.filter(pk__in=DeskImage.objects.values("pk"))
    images.update(cleared_digest="", cleared_files={})
    with connection.cursor() as cursor:
        found = {}
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            found[table] = sorted(map(repr, cursor.fetchall()))
    return found


def released_at_once() -> dict[str, int]:
    """Let two editors release one story at the same moment."""
    page = write_story(
        "Geneva", by=person("killed-reporter"), title="At once", standfirst="A summary."
    )
    colleague = make_account("killed-colleague", Role.EDITOR, new_password())
    place_in_offices(colleague, Role.EDITOR, [an_office("Geneva").term])
    start, go = os.pipe()

    def releasing(name: str) -> Deed:
        def doing() -> None:
            os.close(go)
            os.read(start, 1)
            release([StoryPage.objects.get(pk=page.pk)], by=person(name), orders=Orders())

        return doing

    children = [forked(releasing(name)) for name in ("killed-editor", "killed-colleague")]
    os.close(start)
    os.close(go)
    ends = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    return {
        "released": ends.count(0),
        "refused": ends.count(_REFUSED),
        "editions": Edition.objects.filter(item__public_id=page.public_id).count(),
        "releases": Release.objects.filter(public_id=page.public_id).count(),
    }


def person(name: str) -> User:
    """Return an account by its name."""
    return User.objects.get(username=name)


if __name__ == "__main__":
    main()
