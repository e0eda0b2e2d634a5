"""The benchmark of the front runs from end to end; what it measures is nobody's pass or failure."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from bench.front_kinds import SERVERS, kinds

_ROOT = Path(__file__).parents[2]
_SMALL = ("--many", "200", "--middle", "10", "--rounds", "1", "--seconds", "1", "--warm", "0")


def _ran(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "bench.front", *words], cwd=_ROOT, capture_output=True, text=True
    )


@pytest.mark.thorough
def test_every_way_to_ask_is_measured_beside_nginx(program: Callable[[str], str]) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("The benchmark makes its own databases on PostgreSQL.")
    program("nginx")
    program("wrk")
    done = _ran(*_SMALL)
    assert done.returncode == 0, done.stderr
    name, *pairs = done.stdout.splitlines()[-1].split()
    figures = {key: float(value) for key, _equals, value in (pair.partition("=") for pair in pairs)}
    assert name == "dateline-bench-front"
    for kind in kinds(10, 200):
        for server in SERVERS:
            assert figures[f"{kind}_{server}_per_s"] > 0
            assert figures[f"{kind}_{server}_us"] > 0
        assert 0 <= figures[f"{kind}_had"] <= 1
    assert figures["gzip_had"] > 0.9
    assert figures["memory_behind_mb"] > figures["memory_ours_mb"] > 0
    assert done.stdout.count("goal: ") == 2


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = _ran()
    assert done.returncode == 1
    assert done.stderr == "make bench-front needs nginx and wrk: apt-get install nginx wrk\n"
