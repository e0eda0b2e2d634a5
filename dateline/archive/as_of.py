"""The question article as of: an item's page as readers saw it at a moment that is past."""

from dataclasses import replace
from datetime import datetime

from dateline.archive.article import article
from dateline.archive.entries import Absence, Article
from dateline.record.models import Verb


def article_as_of(
    public_id: str, language: str, moment: datetime, *, at: datetime
) -> Article | None:
    """Return the item's page as of `moment`, asked at `at` (both UTC), None where there was none.

    What has been withdrawn since is not shown again: its notice is returned, even where the
    item is back. Nor is a picture or a file that the item has no longer.
    """
    todays = article(public_id, language, at=at)
    if todays is None or moment > at:
        return None
    then = article(public_id, language, at=moment, asked_at=at)
    if then is None:
        return None
    gone_at = _withdrawn_since(todays, moment)
    if gone_at:
        notice = article(public_id, language, at=gone_at, asked_at=at)
        return notice if notice and notice.withdrawal else None
    return _with_todays_files(then, todays)


def _withdrawn_since(todays: Article, moment: datetime) -> datetime | None:
    """Return when (UTC) the item was withdrawn last, None where not since the moment."""
    withdrawals = (one.at for one in todays.versions if one.verb == Verb.WITHDRAW)
    return next((at for at in withdrawals if at > moment), None)


def _with_todays_files(then: Article, todays: Article) -> Article:
    """Return the page of then without the pictures and files that have no address any more."""
    lead, todays_lead = then.entry.picture, todays.entry.picture
    held = {*todays.files, *((todays_lead.token,) if todays_lead else ())}
    entry = then.entry
    if lead and lead.token not in held:
        entry = replace(entry, picture=None, absence=Absence.TAKEN_OUT)
    taken_out = {
        token: Absence.TAKEN_OUT
        for token, file in then.files.items()
        if file.token and token not in held
    }
    return replace(
        then,
        entry=entry,
        files={token: file for token, file in then.files.items() if token in held},
        absent={**then.absent, **taken_out},
    )
