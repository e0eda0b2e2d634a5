"""What administrators ask of stories of each kind before they may be released."""

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from dateline.terms.models import Term


class KindRule(models.Model):
    """The rules for stories of a kind; the one without a kind holds for all the others.

    `levels` gives "block", "warn" or "off" by the name of a requirement; one that is not
    named there keeps the level it comes with.
    """

    kind = models.OneToOneField(Term, null=True, on_delete=models.PROTECT, related_name="+")
    needs_second_person = models.BooleanField(default=False)
    levels = models.JSONField(default=dict)

    class Meta:
        constraints = (
            # Of NULLs there may be many in a column that is unique.
            models.UniqueConstraint(
                Coalesce("kind", 0),
                condition=models.Q(kind=None),
                name="one_rule_for_other_kinds",
                violation_error_message=_(
                    "There is a rule for every other kind already: change that one."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.kind.public_id if self.kind else "every kind"
