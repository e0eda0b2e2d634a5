"""A worker stands beside the server, is replaced when it dies, ends with it, and is not needed."""

import json
import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

import pytest

from tests.houses import LONGEST, House, HouseWithMail
from tests.ops.post_office import PostOffice, post_office
from tests.ops.processes import IS_TOLD, is_alive, until, worker_of, workers_of

pytestmark = pytest.mark.skipif(not IS_TOLD, reason="This system has no /proc.")

LONG_AGO = "2021-08-02 10:00:00"


@dataclass(frozen=True)
class MailingHouse(HouseWithMail):
    """A house with letters to send."""

    def sql(self, statement: str, *values: str) -> list[tuple[object, ...]]:
        """Run a statement on the database, beside whoever else uses it."""
        with closing(sqlite3.connect(self.database, timeout=20)) as database, database:
            return database.execute(statement, values).fetchall()

    def ask_for_a_letter(self) -> None:
        """Ask for a letter that is due."""
        letter = {"to": "editor@news.example", "subject": "Hello", "text": "…", "html": ""}
        self.sql(
            "INSERT INTO jobs_job (key, kind, subject, payload, asked_at, due_at, next_try_at,"
            " tries, outcome, error) VALUES ('k', 'mail', '', ?, ?2, ?2, ?2, 0, '', '')",
            json.dumps(letter),
            LONG_AGO,
        )

    def is_all_done(self) -> bool:
        """Say whether it is written down that everything asked for is done."""
        return self.sql("SELECT COUNT(*) FROM jobs_job WHERE done_at IS NULL") == [(0,)]


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A mail server."""
    with post_office() as office:
        yield office


@pytest.fixture
def mailing_house(house: House, office: PostOffice) -> MailingHouse:
    """A house that sends its mail there."""
    return MailingHouse(house.folder, office.address)


def test_the_worker_beside_the_server_does_what_is_asked_for(
    mailing_house: MailingHouse, office: PostOffice
) -> None:
    with mailing_house.serving() as served:
        worker = worker_of(served.pid)
        mailing_house.ask_for_a_letter()
        until(mailing_house.is_all_done)
        assert [letter["To"] for letter in office.letters] == ["editor@news.example"]
        assert worker_of(served.pid) == worker
    assert not is_alive(worker)
    assert "Traceback" not in served.log.read_text()


@pytest.mark.thorough
def test_a_worker_killed_while_a_letter_is_on_its_way_is_replaced_and_sends_it_again(
    mailing_house: MailingHouse, office: PostOffice
) -> None:
    office.may_answer.clear()
    mailing_house.ask_for_a_letter()
    with mailing_house.serving() as served:
        until(lambda: office.letters)
        killed = worker_of(served.pid)
        os.kill(killed, signal.SIGKILL)
        until(lambda: [worker for worker in workers_of(served.pid) if worker != killed])
        assert not mailing_house.is_all_done()
        served.text("/en/news-and-events/")
        office.may_answer.set()
        # A minute later, when the lease has ended.
        mailing_house.sql("UPDATE jobs_job SET leased_until = ?1, next_try_at = ?1", LONG_AGO)
        until(mailing_house.is_all_done)
    first, second = office.letters
    assert first["Message-ID"] == second["Message-ID"]


def test_a_server_that_is_told_to_stop_lets_the_letter_on_its_way_arrive(
    mailing_house: MailingHouse, office: PostOffice
) -> None:
    office.may_answer.clear()
    mailing_house.ask_for_a_letter()
    with mailing_house.serving() as served:
        until(lambda: office.letters)
        worker = worker_of(served.pid)
        os.kill(served.pid, signal.SIGTERM)
        office.may_answer.set()
        until(lambda: not is_alive(served.pid))
    assert mailing_house.is_all_done()
    assert not is_alive(worker)


@pytest.mark.thorough
def test_a_worker_ends_when_its_server_is_killed_and_leaves_the_port(
    house: House, tmp_path: Path
) -> None:
    with house.serving() as served:
        worker = worker_of(served.pid)
        os.kill(served.pid, signal.SIGKILL)
        until(lambda: not is_alive(worker))
        port = served.origin.rpartition(":")[2]
    # A house of its own, because the log of the first names the same address.
    with house.copied_to(tmp_path / "again").serving("--port", port) as again:
        assert again.origin == served.origin
        again.text("/en/news-and-events/")


def test_without_a_worker_everything_public_is_served(
    mailing_house: MailingHouse, office: PostOffice
) -> None:
    mailing_house.ask_for_a_letter()
    with mailing_house.serving("--no-worker") as served:
        before = served.text("/en/news-and-events/index.txt")
        said = mailing_house.run(
            *("publish", "--headline", "Published alone", "--section", "news-and-events")
        )
        assert said.returncode == 0, said.stderr
        after = served.text("/en/news-and-events/index.txt")
        assert "Published alone" in after
        assert "Published alone" not in before
        assert workers_of(served.pid) == []
    assert office.letters == []
    assert not mailing_house.is_all_done()


@pytest.mark.thorough
@pytest.mark.parametrize("ends", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_of_its_own_finishes_what_it_does_and_ends(
    mailing_house: MailingHouse, office: PostOffice, tmp_path: Path, ends: signal.Signals
) -> None:
    office.may_answer.clear()
    mailing_house.ask_for_a_letter()
    worker: Popen[str] = mailing_house.start("work", log=tmp_path / "work.log")
    try:
        until(lambda: office.letters)
        worker.send_signal(ends)
        office.may_answer.set()
        assert worker.wait(LONGEST) == 0
    finally:
        worker.kill()
        worker.wait(LONGEST)
    assert mailing_house.is_all_done()
    assert "Traceback" not in (tmp_path / "work.log").read_text()
