"""The document says what is so: every answer has the shape it describes, and the papers agree."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from jsonschema_rs import validator_for

from dateline.archive.search.following import Follower
from dateline.channels.api.described import document, parameters_of
from dateline.channels.api.problems import ALL
from dateline.pictures.rights import Terms, keep_rights
from dateline.record.story import TermRef
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term
from tests.archive.search.asking import Follow
from tests.archive.search.conftest import follow as follow
from tests.archive.search.conftest import follower as follower
from tests.archive.search.conftest import root as root
from tests.channels.api.asking import ROOT
from tests.channels.full_story import full_story, keep
from tests.channels.site import Site
from tests.newsroom import publish_in
from tests.photographs import kept_photo, shown
from tests.stories import released

REFERENCE = Path(__file__).parents[3] / "docs/reference"
PAPER = (REFERENCE / "api.md").read_text()
ADDRESSES = (REFERENCE / "addresses.md").read_text()


def check(address: str, status: int, value: Any) -> None:
    """Refuse a value that has another shape than the document gives for an address."""
    answers = document()["paths"][address]["get"]["responses"]
    (content,) = answers[str(status)]["content"].values()
    validator_for({**content["schema"], "components": document()["components"]}).validate(value)


@pytest.fixture
def paths(site: Site, follower: Follower, follow: Follow) -> dict[str, str]:
    """Questions by the address of the document that answers them, to be put on the site."""
    place = make_term(Vocabulary.PLACE, {"en": "Sierra Leone"})
    publish_in(
        "news",
        headline="A field",
        credit="© Lead",
        picture=shown(kept_photo(rights=keep_rights(None, Terms(licence="cc-by-4.0")))),
        terms=(TermRef(place.vocabulary, place.public_id),),
    )
    full = released(full_story(keep()))
    follow()
    return {
        "items/": "items/?limit=3",
        "items/{public_id}/": f"items/{full.public_id}/",
        "items/{public_id}/{language}/": f"items/{full.public_id}/en/",
        "items/{public_id}/editions/": f"items/{site.ministers.public_id}/editions/",
        "sections/": "sections/",
        "terms/": "terms/",
        "search/": "search/?q=roads",
        "changes/": "changes/",
    }


def test_every_answer_has_the_shape_of_the_document(client: Client, paths: dict[str, str]) -> None:
    assert {f"{ROOT}{address}" for address in paths} == set(document()["paths"])
    for address, path in paths.items():
        answer = client.get(ROOT + path)
        assert answer.status_code == 200, path
        value = answer.json()
        rows = next((part for part in value.values() if isinstance(part, list)), value)
        assert rows, path
        check(f"{ROOT}{address}", 200, value)
    for address in ("items/", "changes/"):
        value = client.get(f"{ROOT}{address}?fields=headline").json()
        check(f"{ROOT}{address}", 200, value)


def test_every_refusal_has_the_shape_of_the_document(client: Client, site: Site) -> None:
    withdrawn = f"items/{site.withdrawn.public_id}/en/"
    for address, path, status in (
        ("items/", "items/?x=1", 400),
        ("items/", "items/?section=nowhere", 404),
        ("items/", "items/?limit=0", 422),
        ("items/{public_id}/{language}/", withdrawn, 410),
    ):
        answer = client.get(ROOT + path)
        assert answer.status_code == status
        check(f"{ROOT}{address}", status, answer.json())


def test_a_wrong_shape_is_found() -> None:
    with pytest.raises(ValueError, match="items"):
        check(f"{ROOT}items/", 200, {"next": None})


def test_the_paper_names_every_address_parameter_and_problem() -> None:
    for address, methods in document()["paths"].items():
        assert f"| `{address}` |" in PAPER
        assert f"| `{address}` |" in ADDRESSES
        for name, _several in parameters_of(methods["get"]):
            assert f"`{name}`" in PAPER, name
    rows = re.findall(r"^\| (\d{3}) \| `([\w-]+)` \|", PAPER, re.MULTILINE)
    assert rows == [(str(problem.status), problem.name) for problem in ALL]
