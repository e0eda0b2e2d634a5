"""What tests of pictures stand on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings


@pytest.fixture
def media(tmp_path: Path) -> Iterator[Path]:
    """A folder of files for one test."""
    with override_settings(MEDIA_ROOT=tmp_path / "media"):
        yield tmp_path / "media"
