"""The kinds of jobs that the house knows, and what does each."""

from collections.abc import Mapping
from types import MappingProxyType

from dateline.desk.letters import publishing
from dateline.desk.picture_form import ahead
from dateline.jobs import mail
from dateline.jobs.leasing import Kind
from dateline.jobs.working import Beside
from dateline.pictures.keeping import RENDITIONS_JOB
from dateline.pictures.renditions import make_asked_renditions, make_wanted_renditions

KINDS: Mapping[str, Kind] = MappingProxyType(
    {mail.KIND: mail.send_mail, publishing.KIND: publishing.tell_is_public}
)
# A gallery of many pictures keeps no letter waiting.
BESIDE = Beside(
    patient=MappingProxyType(
        {RENDITIONS_JOB: make_asked_renditions, ahead.KIND: ahead.make_picture_ready}
    ),
    chore=lambda: make_wanted_renditions() > 0,
)
