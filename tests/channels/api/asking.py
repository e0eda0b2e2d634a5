"""How tests ask the API."""

from typing import Any

from django.test import Client

ORIGIN = "http://127.0.0.1:8000"
ROOT = "/api/v1/"


def told(client: Client, address: str) -> Any:
    """Return what an address answers, which has to be there; it may be a whole one."""
    path = address.removeprefix(ORIGIN)
    answer = client.get(path if path.startswith(ROOT) else f"{ROOT}{path}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def status_of(client: Client, address: str) -> int:
    """Return the status of a whole address, without leaving its file open."""
    answer = client.get(address.removeprefix(ORIGIN))
    answer.close()
    return answer.status_code


def every_page(client: Client, address: str, member: str, *, way: str = "next") -> list[Any]:
    """Return the rows of all pages from an address on."""
    rows: list[Any] = []
    for _page in range(100):
        page = told(client, address)
        rows += page[member]
        address = page[way]
        if not address:
            return rows
    raise AssertionError("The pages never end.")
