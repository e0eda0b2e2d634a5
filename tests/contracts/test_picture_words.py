"""What stands in a picture's files is read by the program that newsrooms read it with."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.pictures.files import PICTURES
from dateline.pictures.packet import PictureWords
from dateline.pictures.renditions import make_renditions, rendition_file
from dateline.pictures.sizes import renditions_of
from tests.photographs import encoded, kept_photo, pixels
from tests.pictures.test_developing import with_notes

pytestmark = pytest.mark.django_db
ALTS = {"en": "A field, <red> & blue.", "ar": "حقل أحمر وأزرق", "zh": "红蓝田野"}


def test_exiftool_reads_credit_terms_and_alt_from_every_form_and_no_place_on_the_map(
    program: Callable[[str], str],
) -> None:
    words = PictureWords("© ILO/A. Photographer 2030", "ILO", "cc-by-4.0", ALTS, {"en": "At noon."})
    raw = encoded(pixels(900, 600), exif=with_notes())
    assert "GPSLatitude" in read(program("exiftool"), raw_file(raw))[0]
    picture = kept_photo(raw, words)
    make_renditions(picture)
    made = renditions_of(picture.width, picture.height, None)
    files = [
        PICTURES.place_of(picture.digest),
        PICTURES.place_of(picture.full_digest),
        *(rendition_file(picture.digest, one) for one in made.values()),
    ]
    for told in read(program("exiftool"), *files):
        assert told["Credit"] == "© ILO/A. Photographer 2030"
        assert told["Rights"] == "ILO"
        assert told["WebStatement"] == "https://creativecommons.org/licenses/by/4.0/"
        assert told["UsageTerms-en"] == "CC BY 4.0"
        assert told["Description"] == "At noon."
        for language, alt in ALTS.items():
            assert told[f"AltTextAccessibility-{language}"] == alt
        assert not [name for name in told if "GPS" in name or name in {"Artist", "Warning"}]


def raw_file(raw: bytes) -> Path:
    file = PICTURES.folder() / "as-it-came.jpg"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raw)
    return file


def read(program: str, *files: Path) -> list[dict[str, str]]:
    said = subprocess.run(
        [program, "-json", "-lang", "en", *files], capture_output=True, check=True, timeout=60
    )
    found: list[dict[str, str]] = json.loads(said.stdout)
    assert len(found) == len(files)
    return found
