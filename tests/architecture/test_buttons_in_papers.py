"""A paper that says which button to press calls it what the desk calls it."""

import re

import pytest

from tests.architecture.test_documents import DATELINE, DOCS

PAPER = (DOCS / "how-to" / "correct-and-withdraw.md").read_text()
ON_THE_DESK = PAPER.partition("\n## On the desk\n")[2].partition("\n## ")[0]
BUTTONS = re.findall(r"\*\*(.+?)\*\*", ON_THE_DESK)
DEEDS = {
    "Correct",
    "Publish…",
    "Published by mistake",
    "Withdraw everywhere",
    "Withdraw…",
    "Restore it as it was",
    "Change time",
}


def sentences() -> str:
    """Everything that the desk says of its own, as it stands in templates and code."""
    desk = DATELINE / "desk"
    files = [*(desk / "templates").rglob("*.html"), *desk.rglob("*.py")]
    said = r"(?:translate |_later\(|_\()\"([^\"]+)\""
    return "\n".join(words for file in files for words in re.findall(said, file.read_text()))


def test_correcting_and_withdrawing_are_told_of_the_desk() -> None:
    assert set(BUTTONS) >= DEEDS


@pytest.mark.parametrize("button", sorted(set(BUTTONS)))
def test_each_button_is_there(button: str) -> None:
    assert re.search(rf"^{re.escape(button)}", sentences(), re.MULTILINE)
