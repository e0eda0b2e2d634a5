"""Every refusal has one shape, names the parameter at fault, and nothing ever breaks."""

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.channels.api.described import document, parameters_of
from tests.channels.api.asking import ROOT
from tests.channels.site import Site
from tests.newsroom import bring_in, listing_of, nothing_kept

ADDRESSES = ["items/", "sections/", "terms/", "search/", "changes/", "", "docs/", "openapi.json"]
CURSOR = "2021-07-30.000000000000"


def refused(client: Client, path: str, **headers: str) -> tuple[int, str]:
    """Return the status of a refusal and the parameter it names."""
    answer = client.get(f"{ROOT}{path}", headers=headers)
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert problem["type"].startswith("http://127.0.0.1:8000/api/v1/docs/#")
    assert problem["title"]
    assert problem["detail"]
    return answer.status_code, problem.get("parameter", "")


@pytest.mark.parametrize(
    ("path", "status", "parameter"),
    [
        *((f"{address}?utm_source=mail", 400, "utm_source") for address in ADDRESSES),
        ("items/?limit=1&limit=2", 400, "limit"),
        ("items/?before=%00", 422, "before"),
        ("items/?%00=1", 400, "\0"),
        ("items/?limit=0", 422, "limit"),
        ("items/?limit=101", 422, "limit"),
        ("items/?limit=ten", 422, "limit"),
        (f"items/?limit={'9' * 10_000}", 422, "limit"),
        ("items/?language=xx", 422, "language"),
        ("items/?fields=headline,nothing", 422, "fields"),
        ("items/?fields=headline,,picture", 422, "fields"),
        ("items/?year=21", 422, "year"),
        ("items/?year=2021&month=13", 422, "month"),
        ("items/?month=08", 404, "month"),
        ("items/?topic=rice", 422, "topic"),
        ("items/?topic=000000000000", 404, "topic"),
        ("items/?section=nowhere", 404, "section"),
        ("items/?section=../etc", 422, "section"),
        ("items/?before=2021-07-30", 422, "before"),
        ("items/?before=2021-02-30.000000000000", 422, "before"),
        ("items/?before=2021-02-29.000000000000", 404, "before"),
        (f"items/?before={CURSOR}&after={CURSOR}", 404, "before"),
        ("items/?after=000000000000.en.1", 422, "after"),
        (f"changes/?after={CURSOR}", 422, "after"),
        ("changes/?after=000000000000.en.1", 404, "after"),
        ("changes/?after=000000000000.en.1~000000000000.xx.1", 422, "after"),
        ("changes/?after=000000000000.en.0", 422, "after"),
        (f"terms/?after={CURSOR}", 422, "after"),
        ("terms/?vocabulary=collection", 422, "vocabulary"),
        ("search/", 422, "q"),
        (f"search/?q={'x' * 301}", 422, "q"),
        ("search/?q=x&page=21", 422, "page"),
        ("search/?q=x&order=newest&page=2", 404, "page"),
        (f"search/?q=x&before={CURSOR}", 404, "before"),
        ("search/?q=x&order=oldest", 422, "order"),
        ("search/?q=x&limit=51", 422, "limit"),
        ("items/000000000000/", 404, ""),
        ("items/000000000000/en/", 404, ""),
        ("items/000000000000/editions/", 404, ""),
        ("items/000000000000/en/?as_of=yesterday", 422, "as_of"),
        ("items/OOOO/", 404, ""),
        ("items/%0A/", 404, ""),
        ("items", 404, ""),
        ("nothing/%FF%00/", 404, ""),
        ("items/" + "a/" * 5_000, 404, ""),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_cannot_be_answered_is_refused(
    client: Client, site: Site, path: str, status: int, parameter: str
) -> None:
    assert refused(client, path) == (status, parameter)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"])
@pytest.mark.parametrize("path", ["items/", "docs/", "nothing/"])
def test_nothing_can_be_written(client: Client, db: None, method: str, path: str) -> None:
    answer = client.generic(method, f"{ROOT}{path}", data=b"x", content_type="application/json")
    assert (answer.status_code, answer.json()["status"]) == (405, 405)
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("accept", "is_refused"),
    [
        ("application/json", False),
        ("*/*", False),
        ("application/*;q=0.1", False),
        ("text/html", True),
        ("application/json;q=0", True),
        ("nonsense", True),
        ("", False),
    ],
)
def test_only_json_can_be_had(client: Client, site: Site, accept: str, is_refused: bool) -> None:
    answer = client.get(f"{ROOT}items/", headers={"Accept": accept} if accept else {})
    assert answer.status_code == (406 if is_refused else 200)
    if is_refused:
        assert refused(client, "items/", Accept=accept) == (406, "")


def test_a_query_that_is_too_long_is_refused(client: Client, db: None) -> None:
    assert refused(client, f"items/?{'a&' * 30_000}") == (400, "")


def test_words_that_cannot_be_looked_for_are_told_why(client: Client, site: Site) -> None:
    for words in ("", "%00", "-farmers", '"', "%E2%80%8F", "%FF", "..."):
        answer = client.get(f"{ROOT}search/?q={words}")
        assert answer.status_code == 200
        assert answer.json()["hits"] == []


@pytest.mark.thorough
@pytest.mark.django_db
@settings(max_examples=400)
@given(st.data())
def test_no_value_whatever_breaks_the_api(data: st.DataObject) -> None:
    with nothing_kept():
        bring_in(listing_of(1))
        path, methods = data.draw(st.sampled_from(sorted(document()["paths"].items())))
        for name in ("public_id", "language"):
            path = path.replace(f"{{{name}}}", quote(data.draw(st.text(max_size=15)), safe=""))
        names = [name for name, _several in parameters_of(methods["get"])]
        query = "&".join(
            f"{data.draw(st.sampled_from(names))}={quote(data.draw(st.text(max_size=20)))}"
            for _value in range(data.draw(st.integers(0, 3)) if names else 0)
        )
        answer = Client().get(f"{path}?{query}")
        assert answer.status_code in {200, 400, 404, 422}
        assert answer.status_code == 200 or answer.json()["status"] == answer.status_code
