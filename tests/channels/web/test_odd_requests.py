"""Whatever is asked for, the answer is an answer."""

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.channels.site import Site
from tests.newsroom import bring_in, listing_of, nothing_kept

ODD = [
    "/%00",
    "/en/%00/",
    "/en/news/%00",
    "/en/news/index.txt%00",
    "/en/i/000000000000/%00",
    "/en/i/00000000000%00/",
    "/en/i/000000000000/%ff%fe",
    "/en/i/000000000000/..%2f..%2f..%2fetc%2fpasswd",
    "/en/i/OOOOOOOOOOOO/",
    "/en/i/ilou00000000/",
    "/en/i/000000000000/" + "a" * 100_000,
    "/%ff%fe%fd/",
    "/%",
    "/%zz",
    "/%c0%ae%c0%ae/",
    "/en/%F0%9F%91%A9%E2%80%8D%F0%9F%8C%BE/",
    "/en/" + "a" * 100_000 + "/",
    "/en/" + "a/" * 20_000,
    "/en//news/",
    "/en/news/../../",
    "/en/news//",
    "/en/news/rss.xml/",
    "/en/news/index.html",
    "/EN/news/",
    "/en/NEWS/",
    "/en/desk/",
    "/xx/news/",
    "/favicon.ico",
    "/wp-login.php",
    "/.git/config",
    "/static/",
    "/static/../manage.py",
    "/static/%00",
]
ODD_QUERIES = [
    "",
    "before",
    "before=%00",
    "after=%ff",
    "before=2021-08-02.%E0%A4%A",
    "before[]=x",
    "x=" + "y" * 100_000,
    "&" * 10_000,
    "=&=&=",
    "a=1&" * 2_000,
    "utm_source=mail",
    "%",
    "format=json",
]
FORMS = ["", "index.txt", "2021/07/", "2021/07/index.txt", "rss.xml", "atom.xml"]


@pytest.mark.parametrize("path", ODD, ids=lambda path: path[:30])
def test_an_odd_address_is_missing(client: Client, site: Site, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.post(path).status_code in {404, 405}


@pytest.mark.parametrize("query", ODD_QUERIES, ids=lambda query: query[:30])
def test_an_odd_query_breaks_nothing(client: Client, site: Site, query: str) -> None:
    for form in FORMS:
        assert client.get(f"/en/news/{form}?{query}").status_code in {200, 400, 404}
    assert client.get(f"{site.pages['item']}?{query}").status_code == 200
    assert client.get(f"/?{query}").status_code == 302


@pytest.mark.parametrize("query", ["utm_source=mail", "x=1&y=2"])
def test_a_query_that_means_nothing_changes_no_page(client: Client, site: Site, query: str) -> None:
    for path in site.pages.values():
        assert client.get(f"{path}?{query}").content == client.get(path).content


@pytest.mark.thorough
@pytest.mark.django_db
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(["/", "/en/", "/en/news/", "/en/i/", "/ar/news/2021/", "/en/news/index.txt"]),
    st.one_of(st.text(max_size=20), st.binary(max_size=20)),
    st.one_of(st.text(max_size=20), st.binary(max_size=20)),
    st.sampled_from(["before", "after", "x", ""]),
)
def test_no_address_whatever_breaks_the_site(
    start: str, rest: str | bytes, value: str | bytes, name: str
) -> None:
    with nothing_kept():
        bring_in(listing_of(1))
        path = f"{start}{_quoted(rest)}?{name}={_quoted(value)}"
        assert Client().get(path).status_code in {200, 301, 302, 404}


def _quoted(part: str | bytes) -> str:
    return quote(part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part)
