"""Kinds of jobs that only tests know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dateline.jobs.leasing import Hopeless, Kind, LeasedJob


@dataclass
class Deeds:
    """What was done, in order, by jobs that succeed, fail, or cannot succeed."""

    done: list[LeasedJob] = field(default_factory=list)
    is_broken: bool = False
    meanwhile: Callable[[], object] = lambda: None

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """The kinds, by their names."""
        return {"deed": self._do, "folly": self._refuse}

    @property
    def subjects(self) -> list[str]:
        """What the deeds were about."""
        return [job.subject for job in self.done]

    def _do(self, job: LeasedJob) -> str:
        self.done.append(job)
        self.meanwhile()
        if self.is_broken:
            raise ConnectionError("Nobody is there.")
        return f"Done for {job.subject}."

    def _refuse(self, _job: LeasedJob) -> str:
        raise Hopeless("It will never be possible.")
