"""What every test stands on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from hypothesis import settings as hypothesis_settings

from dateline.archive import sections
from dateline.archive.unchanged import Unchanged
from dateline.lib import clock
from dateline.terms import names

_QUICK = 25
hypothesis_settings.register_profile("thorough", deadline=None)
hypothesis_settings.register_profile("quick", deadline=None, max_examples=_QUICK)


def pytest_configure(config: pytest.Config) -> None:
    """Try fewer examples where the tests that take a minute are left out as well."""
    is_quick = config.option.markexpr == "not thorough"
    hypothesis_settings.load_profile("quick" if is_quick else "thorough")


@pytest.fixture(scope="session", autouse=True)
def files_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep tests away from the newcomer's files, and from names that collecting would give."""
    folder: Path = tmp_path_factory.mktemp("data")
    # The server would warn of a folder that is not there.
    (folder / "static").mkdir()
    plain = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with override_settings(
        DATA=folder,
        # Tests ask as fast as they can; those of the bound set one.
        API_RATE=0,
        MEDIA_ROOT=folder / "media",
        SEARCH_ROOT=folder / "search",
        STATIC_ROOT=folder / "static",
        STORAGES=plain,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Forget what a process keeps between requests: a journal rolled back repeats its numbers."""
    clock.forget()
    names.forget()
    sections.forget()
    Unchanged.forget()
