"""Those who judge ninjs and NewsML-G2: what we say of each standard, and the IPTC's own words.

Our schemas stand beside this file. Where a folder holds the published ones, it is named by
IPTC_SCHEMAS: `ninjs-schema_3.1.json`, `NewsML-G2_2.35-spec-All-Power.xsd`, `xml.xsd`.
"""

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

OUR_NINJS = Path(__file__).with_name("ninjs.schema.json")
OUR_NEWSML = Path(__file__).with_name("newsml.rnc")
_NINJS, _NEWSML = "ninjs-schema_3.1.json", "NewsML-G2_2.35-spec-All-Power.xsd"
# The published schema refers to one that nothing of ours needs.
_ELSEWHERE = jsonschema_rs.Registry([("https://geojson.org/schema/GeoJSON.json", False)])


def published() -> Path:
    """Return the folder with the schemas of the IPTC; skip where there is none."""
    folder = os.environ.get("IPTC_SCHEMAS")
    if not folder:
        pytest.skip("IPTC_SCHEMAS names no folder with the schemas of the IPTC")
    return Path(folder)


def faults_of_ninjs(document: bytes, schema: Path) -> list[str]:
    """Return what is wrong with a document by a schema, each with its place."""
    told: Any = json.loads(schema.read_bytes())
    judge = jsonschema_rs.validator_for(told, validate_formats=True, registry=_ELSEWHERE)
    return [
        f"{list(one.instance_path)}: {one.message}"
        for one in judge.iter_errors(json.loads(document))
    ]


def faults_of_newsml(words: Sequence[str | Path], files: Sequence[Path]) -> str:
    """Return what a program says that is called with these words and files, "" if nothing."""
    answer = subprocess.run([*words, *files], capture_output=True, check=False, timeout=120)
    return (answer.stdout + answer.stderr).decode() if answer.returncode else ""


def published_ninjs() -> Path:
    """Return the published schema of ninjs."""
    return published() / _NINJS


def published_newsml(xmllint: str) -> list[str | Path]:
    """Return how the published schema of NewsML-G2 is called on."""
    return [xmllint, "--nonet", "--noout", "--schema", published() / _NEWSML]
