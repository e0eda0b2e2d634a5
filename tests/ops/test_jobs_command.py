"""`dateline jobs` says what is not done, and has it tried again."""

from datetime import UTC, datetime

import pytest

from dateline.jobs.asking import ask
from dateline.jobs.leasing import Hopeless, LeasedJob
from dateline.jobs.questions import State, given_up, unfinished
from dateline.jobs.working import work_off
from dateline.ops.command_line import main
from tests.stories import clock_at

pytestmark = pytest.mark.django_db

Said = pytest.CaptureFixture[str]
NOW = datetime(2030, 3, 1, 10, 0, 30, tzinfo=UTC)


def refuse(_job: LeasedJob) -> str:
    raise Hopeless("The mail server does not take letters to nobody@news.example.")


@pytest.fixture
def jobs() -> list[int]:
    """Two jobs that were given up, and one that waits."""
    with clock_at(NOW):
        hopeless = [ask("hopeless", {}) for _ in range(2)]
        waiting = ask("mail", {})
        work_off({"hopeless": refuse})
    return [*hopeless, waiting]


def test_where_everything_is_done_it_says_so(capsys: Said) -> None:
    assert main(["jobs"]) == 0
    assert capsys.readouterr().out == "No job is given up.\nNo job is to be done.\n"


def test_what_is_not_done_is_listed_with_what_went_wrong(capsys: Said, jobs: list[int]) -> None:
    assert main(["jobs"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "Jobs given up:",
        "Jobs to be done:",
    ]
    reason = "          The mail server does not take letters to nobody@news.example."
    assert lines.count(reason) == 2
    assert lines[-1] == f"  {jobs[2]:>6}  mail         waiting, due 2030-03-01 10:00:30 UTC"


def test_what_was_given_up_is_tried_again_by_its_number(capsys: Said, jobs: list[int]) -> None:
    first, second, waiting = jobs
    assert main(["jobs", "--again", str(first)]) == 0
    assert capsys.readouterr().out == "1 job is tried again.\n"
    assert [job.id for job in given_up(10)] == [second]
    assert {job.id for job in unfinished(10)} == {first, waiting}


def test_all_that_was_given_up_is_tried_again(capsys: Said, jobs: list[int]) -> None:
    assert main(["jobs", "--again-all"]) == 0
    assert capsys.readouterr().out == "2 jobs are tried again.\n"
    assert {job.id for job in unfinished(10)} == {*jobs}
    assert {job.state for job in unfinished(10)} == {State.WAITING}


def test_a_number_that_is_none_of_these_changes_nothing(capsys: Said, jobs: list[int]) -> None:
    first, _second, waiting = jobs
    assert main(["jobs", "--again", str(first), "--again", str(waiting)]) == 1
    assert f"No job that was given up has the number {waiting};" in capsys.readouterr().err
    assert len(given_up(10)) == 2
