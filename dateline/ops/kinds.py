"""The kinds of jobs that the house knows, and what does each."""

from collections.abc import Mapping
from types import MappingProxyType

from dateline.desk.letters import publishing
from dateline.jobs import mail
from dateline.jobs.leasing import Kind

KINDS: Mapping[str, Kind] = MappingProxyType(
    {mail.KIND: mail.send_mail, publishing.KIND: publishing.tell_is_public}
)
