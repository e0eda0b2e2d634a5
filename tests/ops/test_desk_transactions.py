"""What one form of the desk writes is kept as a whole, or not at all."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.test import RequestFactory
from django.urls import ResolverMatch

from dateline.ops.middleware import DeskTransaction
from dateline.people.models import User

View = Callable[[HttpRequest], Any]


class Refused(Exception):
    """What a view may end in."""


@pytest.fixture
def answer(db: None) -> Callable[..., HttpResponse | None]:
    """Send something to a view as the desk would get it."""

    def answered(view: View, path: str = "/desk/x/", method: str = "POST") -> Any:
        request = RequestFactory().generic(method, path)
        request.resolver_match = ResolverMatch(view, (), {}, url_name="x")
        middleware = DeskTransaction(lambda _request: HttpResponse())
        return middleware.process_view(request, view, (), {})

    return answered


def writes(response: Any) -> View:
    """Return a view that writes a row, and then answers so or raises this."""

    def view(_request: HttpRequest) -> Any:
        User.objects.create(username="written")
        if isinstance(response, Exception):
            raise response
        return response

    return view


def is_written() -> bool:
    return User.objects.filter(username="written").exists()


@pytest.mark.parametrize("status", [200, 302, 404])
def test_what_was_answered_is_kept(answer: Any, status: int) -> None:
    assert answer(writes(HttpResponse(status=status))).status_code == status
    assert is_written()


def test_an_error_takes_everything_back(answer: Any) -> None:
    assert answer(writes(HttpResponse(status=500))).status_code == 500
    assert not is_written()


def test_an_exception_takes_everything_back(answer: Any) -> None:
    with pytest.raises(Refused):
        answer(writes(Refused()))
    assert not is_written()


def test_a_page_that_cannot_be_rendered_takes_everything_back(answer: Any) -> None:
    broken = SimpleTemplateResponse("no/such/template.html")
    with pytest.raises(Exception, match="no/such/template"):
        answer(writes(broken))
    assert not is_written()


def test_a_view_may_open_its_own_transaction(answer: Any) -> None:
    before = len(connection.savepoint_ids)
    seen: list[int] = []

    @transaction.non_atomic_requests
    def apart(_request: HttpRequest) -> HttpResponse:
        seen.append(len(connection.savepoint_ids))
        return HttpResponse()

    def within(_request: HttpRequest) -> HttpResponse:
        seen.append(len(connection.savepoint_ids))
        return HttpResponse()

    answer(apart)
    answer(within)
    assert seen == [before, before + 1]


def test_nothing_else_is_touched(answer: Any) -> None:
    assert answer(writes(HttpResponse()), method="GET") is None
    assert answer(writes(HttpResponse()), path="/en/x/") is None
    assert not is_written()
