"""The judges that come from npm, each asked once about all there is."""

import json
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.contracts.judged.saving import Saved
from tests.houses import REPOSITORY

_FOLDER = REPOSITORY / ".venv" / "judges"
_MODULES = _FOLDER / "node_modules"
INSTALLED = _FOLDER / "installed"
_SCRIPTS = Path(__file__).parents[1] / "judges"
# Far more than any of them takes; in seconds.
_LONGEST = 240
_JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# CSS Basic User Interface 4 has it, and browsers do; the checker does not know it yet.
_LATER_THAN_NU = ("--filterpattern", ".*“field-sizing”.*")
_TYPESCRIPT = {
    "compilerOptions": {
        "module": "nodenext",
        "noEmit": True,
        "skipLibCheck": True,
        "strict": True,
        "target": "es2022",
        "types": [],
    },
    "files": ["told.ts"],
}


@dataclass(frozen=True)
class Verdict:
    """The files or addresses that a judge looked at, and what it said of which of them."""

    looked_at: frozenset[str]
    complaints: tuple[tuple[str, str], ...]

    def about_others_than(self, spoilt: str) -> list[tuple[str, str]]:
        """Return what was said of anything but one file."""
        return [one for one in self.complaints if one[0] != spoilt]


@dataclass(frozen=True)
class Judges:
    """The programs that judges run on."""

    node: str
    java: str

    def nu_html_checker(self, files: Iterable[str]) -> Verdict:
        """Ask the Nu HTML checker about pages; its warnings count as well."""
        jar = _MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
        options = ("--verbose", "--format", "json", "--exit-zero-always", "--also-check-css")
        answer = _ran([self.java, "-Xmx512m", "-jar", str(jar), *options, *_LATER_THAN_NU, *files])
        complaints = tuple(
            (unquote(urlsplit(one["url"]).path), f"{one['message']} {one.get('extract', '')}")
            for one in json.loads(answer.stderr)["messages"]
        )
        return Verdict(frozenset(answer.stdout.splitlines()), complaints)

    def html_validate(self, files: Iterable[str]) -> Verdict:
        """Ask html-validate about pages."""
        told = self._script("html_validate.mjs", *files)
        return Verdict(frozenset(told["lookedAt"]), tuple(map(tuple, told["complaints"])))

    def feedsmith(self, files: Iterable[str]) -> dict[str, Any]:
        """Return what feedsmith reads in each feed: its format, and how many entries."""
        return self._script("feedsmith.mjs", *files)

    def ical_js(self, files: Iterable[str]) -> dict[str, Any]:
        """Return what ical.js reads in each calendar: its name, its zones and its entries."""
        return self._script("ical.mjs", *files)

    def linkinator(self, origin: str, *, skip: Sequence[str]) -> Verdict:
        """Let linkinator follow every link of a site but those to be skipped, as expressions."""
        links = self._script("linkinator.mjs", f"{origin}/", *skip)["links"]
        broken = [one for one in links if one["state"] == "BROKEN"]
        return Verdict(
            frozenset(one["url"] for one in links if one["state"] == "OK"),
            tuple((one["url"], f"{one['status']} on {one.get('parent')}") for one in broken),
        )

    def schema_org(self, pages: Mapping[str, str], folder: Path) -> Verdict:
        """Let TypeScript hold what each page tells machines to the types of schema.org.

        `pages` are texts by file; those without JSON-LD are not looked at. `folder` is empty.
        """
        graphs = [(file, one) for file, text in pages.items() for one in _JSON_LD.findall(text)]
        lines = ['import type { Graph } from "schema-dts";']
        lines += [f"export const told{at}: Graph = {one};" for at, (_, one) in enumerate(graphs)]
        (folder / "told.ts").write_text("\n".join(lines))
        (folder / "tsconfig.json").write_text(json.dumps(_TYPESCRIPT))
        (folder / "node_modules").symlink_to(_MODULES)
        compiler = _MODULES / "typescript" / "bin" / "tsc"
        answer = _ran([self.node, str(compiler), "--project", "."], folder=folder)
        said = re.split(r"^told\.ts\((\d+),", answer.stdout, flags=re.MULTILINE)
        assert not said[0].strip(), said[0]
        # Line 1 is the import, and the rest stand in the order of the graphs.
        complaints = zip(said[1::2], said[2::2], strict=True)
        return Verdict(
            frozenset(file for file, _graph in graphs),
            tuple((graphs[int(line) - 2][0], text) for line, text in complaints),
        )

    def _script(self, name: str, *words: str) -> dict[str, Any]:
        """Run a script of ours where the judges' packages are found by their names."""
        script = (_SCRIPTS / name).read_text("utf-8")
        answer = _ran([self.node, "--input-type=module", "-", *words], given=script)
        assert answer.returncode == 0, answer.stderr
        told: dict[str, Any] = json.loads(answer.stdout)
        return told


def files_of(saved: Iterable[Saved]) -> list[str]:
    """Return the names of the files."""
    return [one.file for one in saved]


def _ran(
    words: Sequence[str], *, given: str = "", folder: Path = _FOLDER
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words,
        input=given,
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        timeout=_LONGEST,
    )
