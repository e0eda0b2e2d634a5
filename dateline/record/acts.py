"""An act begins: its row, signed."""

from dateline.journal.writing import Writing
from dateline.record.models import Act, Verb
from dateline.record.person import Signature


def begin_act(open_writing: Writing, verb: Verb, by: Signature) -> Act:
    """Write down who does what to some items now; the editions follow."""
    act: Act = Act.objects.create(
        verb=verb,
        at=open_writing.recorded_at,
        submitter=by.submitter.opaque_id,
        submitter_role=by.submitter.role,
        approver=by.approver.opaque_id if by.approver else "",
        approver_role=by.approver.role if by.approver else "",
        reason=by.reason,
        policy=by.policy,
    )
    return act
