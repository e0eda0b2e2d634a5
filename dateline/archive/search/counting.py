"""The question counts: under how many of the terms each stands what was found."""

from collections.abc import Collection
from datetime import datetime

from dateline.archive.search.asked import Refusal, Wanted
from dateline.archive.search.questions import Questioner
from dateline.archive.search.reading import reading
from dateline.archive.search.searching import mode_for
from dateline.archive.search.shape import TERMS
from dateline.archive.search.typed import read_typed

# More terms than any house has.
_MOST_TERMS = 20_000


def counts(wanted: Wanted, *, at: datetime, term_ids: Collection[int]) -> dict[int, int]:
    """Return how many of the hits stand under each of the terms, those with none left out.

    Nothing where the words cannot be looked for, or nobody can tell just now.
    """
    typed = read_typed(wanted.words, wanted.language, is_typing=wanted.is_typing)
    read = None if isinstance(typed, Refusal) else reading(at)
    if isinstance(typed, Refusal) or read is None or read.is_far_behind:
        return {}
    questioner = Questioner(read, typed, wanted)
    question = questioner.question(mode_for(questioner), is_ranked=False)
    by_term = {"terms": {"field": TERMS, "size": _MOST_TERMS}}
    buckets = read.searcher.aggregate(question, {"by_term": by_term})["by_term"]["buckets"]
    asked_for = set(term_ids)
    return {
        int(bucket["key"]): bucket["doc_count"]
        for bucket in buckets
        if int(bucket["key"]) in asked_for
    }
