"""A theme's files are served like ours, and one that cannot be used refuses to start."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from django.test import override_settings

from dateline.ops.environment import Environment, MisconfiguredEnvironment
from dateline.ops.refusal import Refusal
from dateline.ops.setting_up import refuse_broken_theme
from dateline.ops.theme_files import ThemeFiles
from tests.houses import House

HARBOUR = Path(__file__).parents[2] / "docs/themes/harbour"


def test_a_theme_has_to_be_a_folder_that_is_there(tmp_path: Path) -> None:
    def theme(value: str) -> Path | None:
        return Environment({"DATELINE_THEME": value}).folder("DATELINE_THEME")

    assert Environment({}).folder("DATELINE_THEME") is None
    assert theme(str(tmp_path)) == tmp_path
    (tmp_path / "file").touch()
    for missing in (tmp_path / "missing", tmp_path / "file"):
        with pytest.raises(MisconfiguredEnvironment, match=r"DATELINE_THEME names .* no folder\."):
            theme(str(missing))


def test_its_stylesheet_and_files_are_served_and_nothing_else(tmp_path: Path) -> None:
    for name in ("theme.css", "static/a.svg", "templates/web/a.html", "notes.txt", ".git/config"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    with override_settings(STATICFILES_DIRS=[("theme", tmp_path)]):
        found = {path for path, _storage in ThemeFiles().list([])}
    assert found == {"theme.css", "static/a.svg"}


def test_what_is_wrong_with_it_is_said_before_anything_starts(tmp_path: Path) -> None:
    part = tmp_path / "templates/web/missing.html"
    part.parent.mkdir(parents=True)
    part.write_text("{% if %}")
    with override_settings(THEME=tmp_path), pytest.raises(Refusal) as refused:
        refuse_broken_theme()
    assert "The theme cannot be used.\n  The theme's templates/web/missing.html" in str(
        refused.value
    )
    assert "line 1" in str(refused.value)
    with override_settings(THEME=HARBOUR):
        refuse_broken_theme()
    refuse_broken_theme()


@pytest.mark.thorough
def test_it_is_collected_under_a_name_that_changes_with_what_is_in_it(
    house: House, tmp_path: Path
) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(HARBOUR, theme)

    def set_up() -> subprocess.CompletedProcess[str]:
        return house.run("run", "--set-up-only", variables={"DATELINE_THEME": str(theme)})

    names = []
    for css in ("a { color: #123456; }", "a { background: url(static/anchor.svg); }"):
        (theme / "theme.css").write_text(css)
        assert set_up().returncode == 0
        manifest = json.loads((house.folder / "static/staticfiles.json").read_text())
        names.append(manifest["paths"]["theme/theme.css"])
    assert len(set(names)) == 2
    anchor = Path(manifest["paths"]["theme/static/anchor.svg"]).name
    assert f'url("static/{anchor}")' in (house.folder / "static" / names[1]).read_text()

    (theme / "theme.css").write_text("a { background: url(static/nothing.svg); }")
    answer = set_up()
    assert answer.returncode == 1
    assert "The theme cannot be used:" in answer.stderr
    assert "static/nothing.svg" in answer.stderr
    assert "Traceback" not in answer.stderr
