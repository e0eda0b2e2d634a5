"""An item in full, in the shape of the API."""

from typing import Any

from dateline.archive.addresses import item_api_address
from dateline.archive.entries import Article
from dateline.channels.api.addresses import whole
from dateline.channels.api.blocks import body_of
from dateline.channels.api.rows import Beside, labels_of, row_parts
from dateline.channels.api.shapes import Correction, InLanguage, Source, SourceCorrection
from dateline.channels.api.text import text_of
from dateline.record.facts import EventFacts
from dateline.terms.names import todays_names


def parts_of(found: Article) -> dict[str, Any]:
    """Return the parts of an item: those of its row, and what its own address adds."""
    corrected, source = found.source_corrected, found.source
    names = todays_names()
    entry = found.entry
    told = row_parts(entry, Beside(names)) | {
        "terms": labels_of([term.term_id for term in found.terms], names, entry.language),
        "languages": [
            InLanguage(language=tag, url=whole(item_api_address(entry.public_id, tag)))
            for tag, _slug in found.languages
        ],
    }
    return told | {
        "strapline": found.strapline,
        "byline": found.byline,
        "dateline": found.dateline,
        "reference": found.reference,
        "office": found.office.words,
        "body": body_of(found),
        "text": text_of(found),
        "corrections": [
            Correction(at=one.at, severity=one.severity, note=one.note) for one in found.corrections
        ],
        "event": _event(found.event) if found.event else None,
        "source": Source(name=source.name, url=source.address) if source else None,
        "canonical": found.canonical or None,
        "contacts": [
            {"name": one.name, "role": one.role, "phone": one.phone, "email": one.email}
            for one in found.contacts
        ],
        "related": [one.public_id for one in found.related],
        "translated_from": found.translated_from or None,
        "source_corrected": SourceCorrection(
            language=corrected.language, at=corrected.at, note=corrected.note
        )
        if corrected
        else None,
    }


def _event(event: EventFacts) -> dict[str, str]:
    return {
        "starts": event.starts.isoformat(),
        "ends": event.ends.isoformat(),
        "zone": event.zone,
        "place": event.place,
        "link": event.link,
        "state": event.state,
    }
