"""What follows where a picture was kept: its rights, a line in the audit log, a job."""

from django.db import transaction

from dateline.desk.freezing.making_ready import terms_of
from dateline.desk.models import DeskImage
from dateline.desk.picture_form.ahead import KIND
from dateline.jobs.asking import ask
from dateline.lib import clock
from dateline.people.audit import Changes, note
from dateline.people.models import User
from dateline.pictures.rights import keep_rights

BROUGHT_IN = "brought in a picture"
CHANGED = "changed a picture"


@transaction.atomic
def follow_up(image: DeskImage, *, by: User, deed: str, changes: Changes) -> None:
    """Keep what may be done with a picture that was saved, and have it made ready for readers.

    To be called in the transaction in which it was saved: what ends a right reaches readers
    as that commits.
    """
    rights = keep_rights(image.rights, terms_of(image))
    if image.rights_id != rights.pk:
        image.rights = rights
        image.save(update_fields=["rights"])
    if changes:
        note(by, deed, f"picture {image.pk}", clock.now(), changes=changes)
    ask(KIND, {"image": image.pk}, subject=f"picture {image.pk}")
