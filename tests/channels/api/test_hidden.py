"""Nothing the API says tells an item that waits from one that never was."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dateline.lib import clock
from dateline.lib.ids import new_public_id
from dateline.record.models import Item
from dateline.record.story import TermRef
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term
from tests.channels.api.asking import ROOT
from tests.channels.site import Site
from tests.newsroom import publish_in

NOW = datetime(2030, 3, 1, 10, 0, 37, tzinfo=UTC)
RELEASE = datetime(2030, 3, 1, 11, tzinfo=UTC)
LISTS = ("items/", "items/?section=news", "changes/", "terms/", "sections/", "search/?q=secret")


@pytest.fixture(autouse=True)
def now(db: None) -> Iterator[time_machine.Traveller]:
    clock.forget()
    with time_machine.travel(NOW, tick=False) as travelling:
        yield travelling
    clock.forget()


def scheduled() -> tuple[Item, str]:
    """Schedule an item under a term that nothing else is under; return it and the term's id."""
    topic = make_term(Vocabulary.TOPIC, {"en": "Secrets"})
    refs = (TermRef(topic.vocabulary, topic.public_id),)
    item = publish_in(
        "news", headline="A secret", date=date(2021, 8, 1), terms=refs, release_at=RELEASE
    )
    return item, topic.public_id


def answers(client: Client, public_id: str, term: str) -> list[object]:
    """Return all that can be seen of the answers where these ids could stand, and their cost."""
    seen: list[object] = []
    for path in (
        f"items/{public_id}/",
        f"items/{public_id}/en/",
        f"items/{public_id}/en/?as_of=2030-03-01T11:00Z",
        f"items/{public_id}/editions/",
        f"items/?before=2021-08-01.{public_id}",
        f"items/?after=2021-08-01.{public_id}",
        f"items/?topic={term}",
        f"search/?q=x&order=newest&before=2021-08-01.{public_id}",
        f"changes/?after={public_id}.en.1",
        f"terms/?after={term}",
        f"sections/?after={public_id}",
    ):
        for ask in (client.get, client.head, client.options, client.post):
            with CaptureQueriesContext(connection) as queries:
                response = ask(ROOT + path)
            headers = {name: value for name, value in response.items() if name != "ETag"}
            body = response.content.replace(public_id.encode(), b"ID").replace(term.encode(), b"T")
            headers = {k: v.replace(public_id, "ID").replace(term, "T") for k, v in headers.items()}
            # Whether a term is known is looked up in memory, before the record is asked of it.
            cost = 0 if "topic" in path else len(queries)
            seen.append((path.split("?")[0][:6], response.status_code, headers, body, cost))
    return seen


def test_an_item_that_waits_answers_as_one_that_never_was(client: Client, site: Site) -> None:
    item, term = scheduled()
    answers(client, new_public_id(), new_public_id())
    # An id that sorts as the hidden one does, as lists of terms and sections go by id.
    like_it, like_term = item.public_id[:-4] + "0000", term[:-4] + "0000"
    assert answers(client, item.public_id, term) == answers(client, like_it, like_term)


def test_what_waits_changes_no_answer_before_its_time(
    client: Client, site: Site, now: time_machine.Traveller
) -> None:
    def kept() -> list[tuple[bytes, str]]:
        return [
            (one.content, str(one.headers)) for path in LISTS for one in [client.get(ROOT + path)]
        ]

    before = kept()
    item, _term = scheduled()
    assert kept() == before
    now.move_to(RELEASE)
    for path in ("items/", "items/?section=news", "changes/"):
        assert item.public_id in client.get(ROOT + path).content.decode(), path
    assert "Secrets" in client.get(f"{ROOT}terms/").content.decode()
