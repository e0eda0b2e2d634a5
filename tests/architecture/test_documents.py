"""The papers say what is so: each is held to the code it speaks of."""

import ast
import re
from argparse import ArgumentParser
from importlib import import_module
from itertools import chain
from pathlib import Path
from pkgutil import resolve_name

import pytest
from django.urls import URLPattern

from dateline.archive.arranging import RESERVED_SLUGS
from dateline.lib.languages import LANGUAGES
from dateline.ops.command_line import COMMANDS, Command
from dateline.ops.environment import KNOWN
from tests.public_patterns import PUBLIC_PATTERNS

ROOT = Path(__file__).parent.parent.parent
DATELINE = ROOT / "dateline"
DOCS = ROOT / "docs"
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
PAPERS = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
LONGEST_PAPER = 80
LONGEST_CHARTER = 12

COMMANDS_PAPER = (DOCS / "reference" / "commands.md").read_text()
ADDRESSES_PAPER = (DOCS / "reference" / "addresses.md").read_text()
SETTINGS_PAPER = (DOCS / "reference" / "settings.md").read_text()


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def rooms() -> list[Path]:
    """Every room, channels among them."""
    below = chain(DATELINE.iterdir(), (DATELINE / "channels").iterdir())
    return sorted(folder for folder in below if (folder / "__init__.py").exists())


def length_of(paper: Path) -> int:
    return len(paper.read_text().splitlines())


def without_examples(paper: Path) -> str:
    """The text of a paper without its blocks of code, where brackets mean something else."""
    return re.sub(r"^```.*?^```", "", paper.read_text(), flags=re.DOTALL | re.MULTILINE)


def part_about(command: Command) -> str:
    """What the reference says under the heading of a command."""
    _before, _heading, after = COMMANDS_PAPER.partition(f"\n## `dateline {command.words}`\n")
    return after.partition("\n## ")[0]


def options_in(text: str) -> set[str]:
    return set(re.findall(r"--[a-z][a-z-]*", text))


def options_of(command: Command) -> set[str]:
    parser = ArgumentParser(add_help=False)
    import_module(f"dateline.ops.commands.{command.module}").add_arguments(parser)
    return options_in(parser.format_usage())


def as_printed(pattern: URLPattern) -> str:
    """An address as the reference prints it, such as `/{language}/{section}/`."""
    printed = re.sub(r"<\w+:(\w+)>", r"{\1}", str(pattern.pattern))
    return f"/{printed.replace('{slug}', '{section}')}"


@pytest.mark.parametrize("paper", [ROOT / "README.md", *DECISIONS], ids=name_of)
def test_a_paper_to_be_read_in_one_go_has_at_most_eighty_lines(paper: Path) -> None:
    assert length_of(paper) <= LONGEST_PAPER


def test_every_command_has_its_part_in_the_reference_and_no_other_has() -> None:
    headings = re.findall(r"^## `dateline (.+)`$", COMMANDS_PAPER, re.MULTILINE)
    assert headings == [command.words for command in COMMANDS]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.words)
def test_every_option_of_a_command_stands_in_its_part_of_the_reference(command: Command) -> None:
    assert options_of(command) <= options_in(part_about(command))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.words)
def test_every_option_in_the_table_of_a_command_is_one_of_its_options(command: Command) -> None:
    rows = re.findall(r"^\| (`--.*?) \|", part_about(command), re.MULTILINE)
    assert options_in("\n".join(rows)) == options_of(command)


@pytest.mark.parametrize("paper", PAPERS, ids=name_of)
def test_every_command_in_an_example_is_one_with_these_options(paper: Path) -> None:
    text = paper.read_text().replace("\\\n", " ")
    for line in re.findall(r"^ {4,}(?:\.venv/bin/)?dateline (.+)$", text, re.MULTILINE):
        (command,) = [known for known in COMMANDS if f"{line} ".startswith(f"{known.words} ")]
        assert options_in(line) <= options_of(command) | {"--help"}


def test_every_setting_has_its_row_in_the_reference_and_no_other_has() -> None:
    rows = re.findall(r"^\| `(DATELINE_\w+)` \|", SETTINGS_PAPER, re.MULTILINE)
    assert rows == sorted(KNOWN)


@pytest.mark.parametrize("paper", PAPERS, ids=name_of)
def test_every_setting_that_a_paper_names_is_known(paper: Path) -> None:
    named = set(re.findall(r"\bDATELINE_[A-Z]\w*", paper.read_text()))
    assert {setting.removesuffix("_FILE") for setting in named} <= KNOWN.keys()


def test_every_public_address_has_its_row_in_the_reference() -> None:
    rows = set(re.findall(r"^\| `(/\S*?)` \|", ADDRESSES_PAPER, re.MULTILINE))
    assert {as_printed(pattern) for pattern in PUBLIC_PATTERNS} <= rows


def test_the_words_that_no_section_may_take_are_listed() -> None:
    for slug in RESERVED_SLUGS:
        assert re.search(rf"\b{slug}\b", ADDRESSES_PAPER.partition("are kept for")[0])


def test_every_language_is_listed() -> None:
    assert ", ".join(LANGUAGES) in ADDRESSES_PAPER


@pytest.mark.parametrize("room", rooms(), ids=name_of)
def test_every_room_has_a_charter_of_a_dozen_lines_at_most(room: Path) -> None:
    charter = ast.get_docstring(ast.parse((room / "__init__.py").read_text()))
    assert charter
    assert len(charter.splitlines()) <= LONGEST_CHARTER


@pytest.mark.parametrize("room", rooms(), ids=name_of)
def test_every_room_stands_in_the_architecture(room: Path) -> None:
    name = room.relative_to(DATELINE).as_posix()
    assert f"`{name}`" in (ROOT / "ARCHITECTURE.md").read_text()


def test_every_room_that_the_architecture_lists_is_there() -> None:
    architecture = (ROOT / "ARCHITECTURE.md").read_text()
    table = architecture.partition("## The rooms")[2].partition("\n## ")[0]
    listed = re.findall(r"^\| `([\w/]+)` \|", table, re.MULTILINE)
    assert {DATELINE / name for name in listed} == {*rooms()} - {DATELINE / "channels"}


@pytest.mark.parametrize("paper", sorted({*PAPERS} - {*DECISIONS}), ids=name_of)
def test_everything_in_a_room_that_a_paper_names_is_there(paper: Path) -> None:
    known = "|".join(room.name for room in rooms())
    for name in re.findall(rf"`((?:{known})[./][\w./]*\w)`", paper.read_text()):
        assert resolve_name(f"dateline.{name.removesuffix('.py').replace('/', '.')}")


def test_decisions_are_numbered_without_gaps() -> None:
    assert [paper.name[:5] for paper in DECISIONS] == [
        f"{number:04d}-" for number in range(1, len(DECISIONS) + 1)
    ]


@pytest.mark.parametrize("paper", DECISIONS, ids=name_of)
def test_a_decision_says_why_and_what_follows_and_what_was_measured(paper: Path) -> None:
    lines = paper.read_text().splitlines()
    assert lines[0].startswith(f"# {int(paper.name[:4])}. ")
    assert [line for line in lines if line.startswith("## ")] == [
        "## Context",
        "## Decision",
        "## Consequences",
        "## What was measured",
    ]


@pytest.mark.parametrize("paper", PAPERS, ids=name_of)
def test_every_link_between_papers_leads_somewhere(paper: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", without_examples(paper)):
        if not re.match(r"[a-z]+:", link):
            assert (paper.parent / link.partition("#")[0]).exists(), link


@pytest.mark.parametrize("paper", PAPERS, ids=name_of)
def test_every_make_target_that_a_paper_names_is_there(paper: Path) -> None:
    makefile = (ROOT / "Makefile").read_text()
    named = re.findall(r"(?:^ {4}|`)(?:\w+=\S+ )?make ([a-z]+)", paper.read_text(), re.MULTILINE)
    assert set(named) <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


@pytest.mark.parametrize("paper", PAPERS, ids=name_of)
def test_no_paper_names_a_place_on_somebodys_machine(paper: Path) -> None:
    places = r"(?<![\w.}/:])/(?:Users|home|mnt|opt|private|root|tmp|usr|var|work|workspace)/"
    assert not re.search(places, paper.read_text())
