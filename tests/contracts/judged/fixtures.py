"""The judged site: made once, served by each worker that needs it, and kept for judges to read."""

import re
import time
from collections.abc import Callable, Iterator

import pytest

from tests.channels.seven_languages import TAGS
from tests.contracts.judged.house import JudgedHouse, copy_of
from tests.contracts.judged.judges import INSTALLED, Judges
from tests.contracts.judged.kinds import address_of
from tests.contracts.judged.saving import Saved, save_all, saved_in
from tests.houses import LONGEST, House, Served, shared_by_workers
from tests.programs import is_missing


@pytest.fixture(scope="session")
def judged_house(set_up_house: House, tmp_path_factory: pytest.TempPathFactory) -> JudgedHouse:
    """The house that is judged, made once for all workers; only to be copied."""
    with shared_by_workers(tmp_path_factory, "judged-house") as folder:
        house = JudgedHouse(folder / "judged-house")
        if not house.folder.exists():
            house = copy_of(set_up_house, folder / "judged-house")
            house.open()
    return house


@pytest.fixture(scope="session")
def judged_site(
    judged_house: JudgedHouse, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The site that is judged, served with all of it to be found."""
    house = copy_of(judged_house, tmp_path_factory.mktemp("judged") / "house")
    with house.serving() as served:
        for tag in TAGS:
            _wait_until_found(served, address_of("found", tag, house.told, served.origin))
        yield served


@pytest.fixture(scope="session")
def saved(
    judged_house: JudgedHouse,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> list[Saved]:
    """Every kind of page, feed and paper in every language, asked for once for all workers."""
    with shared_by_workers(tmp_path_factory, "judged-pages") as folder:
        kept = folder / "judged-pages"
        if not kept.exists():
            save_all(request.getfixturevalue("judged_site"), judged_house.told, kept)
    return saved_in(kept)


@pytest.fixture(scope="session")
def judges(program: Callable[[str], str]) -> Judges:
    """Those judges that come from npm, and what they run on."""
    found = Judges(node=program("node"), java=program("java"))
    if not INSTALLED.exists():
        is_missing("The judges from npm are not installed; `make .venv/judges/installed` does so.")
    return found


def _wait_until_found(served: Served, path: str) -> None:
    until = time.monotonic() + LONGEST
    while not re.search('href="/../i/', served.text(path)):
        assert time.monotonic() < until, f"nothing is found at {path}"
        time.sleep(0.1)
