"""The verb keep rights: what may be done with a picture is said, and said anew."""

from dataclasses import asdict, dataclass
from datetime import datetime

from dateline.journal.models import Subject
from dateline.journal.writing import writing
from dateline.lib.clock import FAR
from dateline.pictures.licences import LICENCES
from dateline.pictures.models import Rights


class UnusableRights(ValueError):
    """The rights cannot be so, with the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What may be done with a picture; as the fields of Rights say it."""

    holder: str = ""
    licence: str = ""
    territory: str = ""
    shown_until: datetime = FAR


def keep_rights(rights: Rights | None, terms: Terms) -> Rights:
    """Return the rights with these terms, made where there were none.

    Where readers may see a picture under them, the journal has the change. Raises
    UnusableRights.
    """
    if terms.licence and terms.licence not in LICENCES:
        raise UnusableRights(f"“{terms.licence}” is not a licence known here.")
    # Whatever comes by the clock does, or the freshness of a page would give it away.
    if terms.shown_until.second or terms.shown_until.microsecond:
        raise UnusableRights("The right to show a picture ends on a whole minute.")
    if rights is None:
        return Rights.objects.create(**asdict(terms))
    with writing() as open_writing:
        kept = Rights.objects.select_for_update().get(pk=rights.pk)
        changed = {
            name: value for name, value in asdict(terms).items() if getattr(kept, name) != value
        }
        for name, value in changed.items():
            setattr(kept, name, value)
        if changed:
            kept.save(update_fields=list(changed))
            if kept.uses.exists():
                open_writing.note(Subject.RIGHTS, kept.public_id, keys=[kept.public_id])
    return kept
