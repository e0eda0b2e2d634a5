"""Programs that tests look for on the machine."""

import os
import shutil
from collections.abc import Callable
from typing import NoReturn

import pytest


def is_missing(sentence: str) -> NoReturn:
    """Skip the test, with the sentence that says what is missing; fail it where CI runs."""
    if os.environ.get("CI") == "true":
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """Return where a program is; skip where it is not installed, fail where it has to be."""

    def find(name: str) -> str:
        return shutil.which(name) or is_missing(f"{name} is not installed")

    return find
