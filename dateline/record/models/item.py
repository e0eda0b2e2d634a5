"""The thing reported."""

from django.db import models

from dateline.lib.append_only import AppendOnly
from dateline.terms.models import Term


class Item(AppendOnly):
    """One thing reported, with one id for life, issued by an office.

    `sequence` decides between items of the same day and the same moment of release.
    """

    public_id = models.CharField(max_length=12, unique=True)
    sequence = models.BigIntegerField(unique=True)
    office = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.public_id
