"""A file is handed over while an item that offers it is public, and can do nothing else."""

import logging
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dateline.lib.ids import new_token
from dateline.pictures.files import FILES
from dateline.pictures.models import KeptFile
from dateline.record.blocks import Paragraph, Run
from dateline.record.models import Item
from tests.channels.site import Site
from tests.documents import PDF, kept_file, offered
from tests.newsroom import publish_in, withdraw_from

FAR_AWAY = datetime(2099, 3, 1, 11, tzinfo=UTC)


@pytest.fixture
def file(site: Site) -> KeptFile:
    return kept_file(name='A "Fact" Sheet.pdf')


def published(file: KeptFile, release_at: datetime | None = None) -> Item:
    body = (Paragraph((Run("See"),)), offered(file))
    return publish_in("news", headline="Facts", body=body, release_at=release_at)


def path_of(file: KeptFile) -> str:
    return f"/f/{file.token}/{file.name}"


def test_it_comes_as_it_was_kept_to_be_saved_and_never_opened_here(
    client: Client, file: KeptFile
) -> None:
    published(file)
    response = client.get(path_of(file))
    assert response.getvalue() == PDF
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'attachment; filename="a-fact-sheet.pdf"'
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Length"] == str(len(PDF))
    assert response.headers["ETag"] == f'"{file.digest[:32]}"'
    assert response.headers["Cache-Control"].startswith("public, max-age=")


def test_a_name_in_another_script_is_kept(client: Client, site: Site) -> None:
    file = kept_file(name="صحيفة.pdf")
    published(file)
    response = client.get(path_of(file))
    assert response.getvalue() == PDF
    assert "filename*=utf-8''%D8%B5" in response.headers["Content-Disposition"]


def test_what_a_reader_has_is_not_sent_again(client: Client, file: KeptFile) -> None:
    published(file)
    first = client.get(path_of(file))
    assert first.getvalue() == PDF
    etag = first.headers["ETag"]
    again = client.get(path_of(file), headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_another_name_leads_to_its_own(client: Client, file: KeptFile) -> None:
    published(file)
    response = client.get(f"/f/{file.token}/anything.html")
    assert (response.status_code, response.headers["Location"]) == (301, path_of(file))


def answers(client: Client, token: str) -> list[object]:
    """Return all that can be seen of the answers under a file's name, and their cost."""
    seen: list[object] = []
    for name in ("a-fact-sheet.pdf", "x"):
        for ask in (client.get, client.head, client.post):
            with CaptureQueriesContext(connection) as queries:
                response = ask(f"/f/{token}/{name}")
            assert response.status_code in {404, 405}
            seen.append((str(response.headers), response.content, len(queries)))
    return seen


def test_until_its_item_is_public_it_is_as_one_that_never_was(
    client: Client, file: KeptFile
) -> None:
    published(file, FAR_AWAY)
    answers(client, new_token())
    assert answers(client, file.token) == answers(client, new_token())


def test_after_its_item_was_withdrawn_it_is_as_one_that_never_was(
    client: Client, file: KeptFile
) -> None:
    item = published(file)
    assert client.get(path_of(file)).getvalue() == PDF
    withdraw_from(item)
    answers(client, new_token())
    assert answers(client, file.token) == answers(client, new_token())


def test_a_file_has_no_address_among_pictures(client: Client, file: KeptFile) -> None:
    published(file)
    assert client.get(f"/p/{file.token}.jpg").status_code == 404


def test_a_lost_file_is_a_missing_page_and_an_error_in_the_log(
    client: Client, file: KeptFile, caplog: pytest.LogCaptureFixture
) -> None:
    published(file)
    FILES.place_of(file.digest).unlink()
    with caplog.at_level(logging.ERROR):
        response = client.get(path_of(file))
    assert response.status_code == 404
    assert response.content == client.get("/nothing").content
    assert any(file.token in message for message in caplog.messages)
