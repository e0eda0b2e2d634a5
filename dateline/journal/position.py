"""How far the journal has come."""

from django.db.models import Max

from dateline.journal.models import Change, Subject


def position() -> int:
    """Return the number of the newest change, 0 before the first."""
    newest: int | None = Change.objects.aggregate(newest=Max("seq"))["newest"]
    return newest or 0


def position_of(subject: Subject) -> int:
    """Return the number of the newest change about this subject, 0 before the first."""
    newest = Change.objects.filter(subject=subject).order_by("-seq").values_list("seq", flat=True)
    return newest.first() or 0
