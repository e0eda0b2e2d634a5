"""`dateline jobs`: what waits to be done beside publishing, and what was given up."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable

from django.db import transaction

from dateline.jobs.asking import ask_again, ask_all_again
from dateline.jobs.questions import KnownJob, State, given_up, unfinished
from dateline.ops.refusal import Refusal

_MOST = 100


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command understands."""
    parser.add_argument(
        "--again",
        type=int,
        action="append",
        default=[],
        metavar="ID",
        help="try a job again that was given up; may be given several times",
    )
    parser.add_argument(
        "--again-all", action="store_true", help="try everything again that was given up"
    )


def run(arguments: Namespace) -> int:
    """Have jobs tried again, or list those that are not done."""
    if arguments.again_all:
        _say_count(ask_all_again())
    elif arguments.again:
        _try_again(set(arguments.again))
        _say_count(len(set(arguments.again)))
    else:
        _print("given up", given_up(_MOST))
        _print("to be done", unfinished(_MOST))
    return 0


@transaction.atomic
def _try_again(ids: Iterable[int]) -> None:
    """Have these jobs tried again, or none of them where one is not there."""
    unknown = [job_id for job_id in ids if not ask_again(job_id)]
    if unknown:
        raise Refusal(
            f"No job that was given up has the number {', '.join(map(str, unknown))}; "
            "`dateline jobs` lists them."
        )


def _say_count(count: int) -> None:
    print("1 job is tried again." if count == 1 else f"{count:,} jobs are tried again.")


def _print(heading: str, jobs: list[KnownJob]) -> None:
    if not jobs:
        print(f"No job is {heading}.")
        return
    print(f"Jobs {heading}" + (f" (the first {_MOST})" if len(jobs) == _MOST else "") + ":")
    for job in jobs:
        print(f"  {job.id:>6}  {job.kind:12} {_when(job)}")
        if job.error:
            print(f"          {job.error}")


def _when(job: KnownJob) -> str:
    tries = f", tried {job.tries}×" if job.tries else ""
    at = job.due_at if job.state is State.GIVEN_UP else job.next_try_at
    return f"{job.state.value}, due {at:%Y-%m-%d %H:%M:%S} UTC{tries}"
