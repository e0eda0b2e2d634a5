"""What has come in already."""

from django.db import models

from dateline.lib.append_only import AppendOnly
from dateline.lib.triggers import Rule

APPEND_ONLY = (Rule("intake_seen", "What has come in stays known."),)


class Seen(AppendOnly):
    """An entry of a listing that was taken in: the digest of its place, day and headline.

    The digest knows an entry again when the same file comes a second time, even where the
    item has been corrected since.
    """

    digest = models.CharField(max_length=64, unique=True)
    public_id = models.CharField(max_length=12)

    def __str__(self) -> str:
        return self.public_id
