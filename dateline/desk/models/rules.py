"""What administrators ask of stories of each kind before they may be released."""

from django.db import models

from dateline.terms.models import Term


class KindRule(models.Model):
    """The rules for stories of a kind; the one without a kind holds for all the others.

    `levels` gives "block", "warn" or "off" by the name of a requirement; one that is not
    named there keeps the level it comes with.
    """

    kind = models.OneToOneField(Term, null=True, on_delete=models.PROTECT, related_name="+")
    needs_second_person = models.BooleanField(default=False)
    levels = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.kind.public_id if self.kind else "every kind"
