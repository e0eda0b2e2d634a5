"""Every document of ninjs and NewsML-G2 in every language is what the standards ask for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.channels.seven_languages import TAGS
from tests.contracts.exchange import (
    OUR_NEWSML,
    OUR_NINJS,
    faults_of_newsml,
    faults_of_ninjs,
    published_newsml,
    published_ninjs,
)
from tests.contracts.judged.kinds import EXCHANGE
from tests.contracts.judged.saving import Saved

pytestmark = pytest.mark.thorough

Program = Callable[[str], str]


def files_as(saved: list[Saved], name: str) -> list[Path]:
    """Return the files of all documents of this name, which are as many as there have to be."""
    kinds = {kind for kind in EXCHANGE if kind.startswith(name)}
    found = [Path(one.file) for one in saved if one.kind in kinds]
    assert len(found) == len(kinds) * len(TAGS) > 0
    return found


def faults(files: list[Path], schema: Path) -> dict[Path, list[str]]:
    """Return what is wrong with documents of ninjs, by their files."""
    told = {file: faults_of_ninjs(file.read_bytes(), schema) for file in files}
    return {file: found for file, found in told.items() if found}


def test_ninjs_is_what_we_know_of_it(saved: list[Saved]) -> None:
    assert faults(files_as(saved, "ninjs.json"), OUR_NINJS) == {}


def test_ninjs_is_what_the_iptc_asks_for(saved: list[Saved]) -> None:
    assert faults(files_as(saved, "ninjs.json"), published_ninjs()) == {}


def test_newsml_is_what_we_know_of_it(saved: list[Saved], program: Program) -> None:
    judge: list[str | Path] = [program("jing"), "-c", OUR_NEWSML]
    assert faults_of_newsml(judge, files_as(saved, "newsml.xml")) == ""


def test_newsml_is_what_the_iptc_asks_for(saved: list[Saved], program: Program) -> None:
    judge = published_newsml(program("xmllint"))
    assert faults_of_newsml(judge, files_as(saved, "newsml.xml")) == ""
