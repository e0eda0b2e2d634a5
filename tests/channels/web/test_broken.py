"""When the house itself is at fault, readers are told so, and nothing else."""

import pytest
from django.test import Client

from dateline.channels.web import listing
from tests.channels.site import Site


def test_a_page_that_breaks_tells_nothing_of_how(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_words: object, **_more: object) -> None:
        raise ValueError("a secret of the house")

    monkeypatch.setattr(listing, "section_page", broken)
    response = Client(raise_request_exception=False).get("/en/news/")
    page = response.content.decode()
    assert response.status_code == 500
    assert "Something went wrong here" in page
    assert "secret" not in page
    assert "Traceback" not in page
    assert "Set-Cookie" not in response.headers
    assert "public" not in response.headers.get("Cache-Control", "")
    assert "Content-Security-Policy" in response.headers
