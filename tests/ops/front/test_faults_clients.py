"""Clients that take nothing, say nothing or come in crowds cost little and keep nobody waiting."""

import os
import resource
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.houses import House, Served
from tests.ops.front.lines import all_from, answer_from, asking, connected
from tests.ops.front.patches import once_started, serving
from tests.ops.processes import IS_TOLD, children, until

PAGE, OTHER = "/en/news-and-events/index.txt", "/en/news-and-events/atom.xml"
IMPATIENT = """
from dateline.ops.front import protocol
protocol.IDLE_PATIENCE, protocol.READ_PATIENCE, protocol._ROUND = 0.8, 0.4, 0.2
"""
FEW_FILES = 300
WITH_FEW_FILES = f"""
import resource
resource.setrlimit(resource.RLIMIT_NOFILE, ({FEW_FILES // 2}, {FEW_FILES}))
"""
MANY = 10_000


@pytest.fixture(scope="module")
def impatient(set_up_house: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with little patience for who says nothing, or takes nothing."""
    folder = tmp_path_factory.mktemp("front")
    with serving(set_up_house, folder, once_started(IMPATIENT)) as served:
        yield served


@pytest.mark.thorough
@pytest.mark.parametrize("header", ["X-Nothing: 1", "Content-Length: 0"])
def test_who_takes_nothing_of_what_they_asked_for_is_left(impatient: Served, header: str) -> None:
    """Pages at hand go out by another way than those of requests that could have a body."""
    many = 40_000_000 // len(impatient.text(PAGE))
    with connected(impatient) as line:
        line.setblocking(False)
        unsent = asking(PAGE, "GET", header) * many
        end, is_left = monotonic() + 30, False
        while not is_left:
            assert monotonic() < end, "It waits for a client that does not read."
            try:
                unsent = unsent[line.send(unsent[:100_000]) :]
            except BlockingIOError:
                sleep(0.05)
            except ConnectionError:
                is_left = True
            assert impatient.ask(OTHER)[0].status == 200
    assert "Traceback" not in impatient.log.read_text()


@pytest.mark.thorough
@pytest.mark.parametrize("header", ["X-Nothing: 1", "Content-Length: 0"])
def test_who_takes_it_slowly_has_all_of_it(impatient: Served, header: str) -> None:
    body = impatient.text(PAGE).encode()
    many, taken = 3_000_000 // len(body), 0
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 100_000)
        line.connect(("127.0.0.1", int(impatient.origin.rpartition(":")[2])))
        line.settimeout(10)
        last = asking(PAGE, "GET", header, "Connection: close")
        line.sendall(asking(PAGE, "GET", header) * (many - 1) + last)
        while piece := line.recv(100_000):
            taken += piece.count(b"HTTP/1.1 200 OK")
            sleep(0.03)
    # One may have come in two pieces.
    assert many - 3 <= taken <= many


@pytest.mark.thorough
def test_a_connection_that_nothing_comes_over_is_closed(impatient: Served) -> None:
    with connected(impatient) as silent, connected(impatient) as used:
        used.sendall(asking(PAGE))
        assert answer_from(used)[0].status == 200
        begun = monotonic()
        assert all_from(used) == b""
        assert all_from(silent) == b""
        assert 0.5 < monotonic() - begun < 5


def test_fifty_requests_in_one_breath_are_answered_in_their_order(impatient: Served) -> None:
    paths = [
        (PAGE, "/nothing/", OTHER, "/desk/login/", f"/en/?{one}")[one % 5] for one in range(50)
    ]
    with connected(impatient) as line:
        last = asking(PAGE, "GET", "Connection: close")
        line.sendall(b"".join(map(asking, paths)) + last)
        statuses = [part[:3] for part in all_from(line).split(b"HTTP/1.1 ")[1:]]
    wanted = {"/nothing/": b"404", "/en/": b"302"}
    assert statuses == [wanted.get(path.partition("?")[0], b"200") for path in paths] + [b"200"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"http://localhost{PAGE}", 200),
        (f"http://elsewhere.example{PAGE}", 200),
        (f"{PAGE}#here", 200),
        ("/en/%00/", 404),
        ("/en/%", 404),
        ("/en/%zz/", 404),
        ("/en/%ff%fe/", 404),
        ("/%c0%ae%c0%ae/", 404),
        ("/%0d%0aX-Other:%20yes", 404),
        ("/en/news-and-events/?a=%00&%ff=%zz&&==", 200),
        ("/static/..%2f..%2fetc%2fpasswd", 404),
        ("/static/%00", 404),
        ("/p/%00/", 404),
        ("/api/v1/items/%00/", 404),
        ("//localhost/en/", 404),
        ("*", 404),
        ("/en/\x00/", 400),
        ("/en/\u00e9/", 400),
        ("localhost:80", 400),
    ],
)
def test_what_is_strangely_asked_is_plainly_answered(
    impatient: Served, path: str, status: int
) -> None:
    for _cold_then_warm in range(2):
        with connected(impatient) as line:
            line.sendall(asking(path, "GET", "Connection: close"))
            answer, _body = answer_from(line)
        assert answer.status == status
        assert answer.headers["X-Other"] is None
    assert "Traceback" not in impatient.log.read_text()


@pytest.mark.parametrize(
    "request_",
    [
        b"GET %s HTTP/1.1\r\n\r\n",
        b"GET %s HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET %s HTTP/1.1\r\nHost: a<b\r\n\r\n",
        b"GET %s HTTP/1.1\r\nHost:\r\n\r\n",
        b"POST %s HTTP/1.1\r\nContent-Length: 3\r\n\r\na=b",
    ],
)
def test_who_does_not_say_which_site_is_meant_is_refused(
    impatient: Served, request_: bytes
) -> None:
    for path in (PAGE, "/desk/login/"):
        with connected(impatient) as line:
            line.sendall(request_ % path.encode())
            assert all_from(line).startswith(b"HTTP/1.1 400 ")
    assert "Traceback" not in impatient.log.read_text()


def test_a_body_where_none_belongs_is_no_part_of_the_next_request(impatient: Served) -> None:
    in_pieces = asking(PAGE, "GET", "Transfer-Encoding: chunked") + b"5\r\nhello\r\n0\r\n\r\n"
    for with_body in (asking(PAGE, "GET", "Content-Length: 5") + b"hello", in_pieces):
        with connected(impatient) as line:
            line.sendall(with_body * 2 + asking(PAGE, "GET", "Connection: close"))
            assert all_from(line).count(b"HTTP/1.1 200 OK\r\n") == 3


def test_what_is_too_large_is_refused_before_it_comes(impatient: Served) -> None:
    with connected(impatient) as line:
        line.sendall(asking("/desk/login/", "POST", "Content-Length: 300000000"))
        assert answer_from(line)[0].status == 413


@pytest.mark.thorough
def test_more_connections_than_it_may_have_files_harm_nobody_who_is_there(
    set_up_house: House, tmp_path: Path
) -> None:
    with serving(set_up_house, tmp_path, WITH_FEW_FILES) as served, ExitStack() as stack:
        first = stack.enter_context(connected(served))
        crowd = [stack.enter_context(connected(served)) for _one in range(2 * FEW_FILES)]
        first.sendall(asking(PAGE))
        assert answer_from(first)[0].status == 200
        closed = [line for line in crowd if _is_closed(line)]
        # The soft limit is half of what may be had.
        assert len(crowd) - len(closed) > FEW_FILES // 2
        assert len(closed) > FEW_FILES
        until(lambda: "connections were closed at once" in served.log.read_text())
        stack.pop_all().close()
        until(lambda: served.ask(OTHER)[0].status == 200)
        assert served.log.read_text().count("connections were closed at once") <= 2


@pytest.mark.thorough
@pytest.mark.skipif(not IS_TOLD, reason="This system does not tell of memory in /proc.")
def test_ten_thousand_idle_connections_weigh_little_and_keep_nobody_waiting(
    set_up_house: House, tmp_path: Path
) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < MANY + 500:
        pytest.skip(f"A process may have {hard} open files here.")
    # The server starts with little, and has to raise that itself.
    with serving(set_up_house, tmp_path, _soft_limit(1_024)) as served, ExitStack() as stack:
        stack.callback(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        served.text(PAGE)
        (pid,) = children(served.pid)
        before = _weight(pid)
        crowd = [stack.enter_context(connected(served)) for _one in range(MANY)]
        assert served.ask(PAGE)[0].status == 200
        for line in (crowd[0], crowd[MANY // 2], crowd[-1]):
            line.sendall(asking(PAGE))
            assert answer_from(line)[0].status == 200
        each = (_weight(pid) - before) / MANY
        print(f"{each:.0f} bytes each")  # noqa: T201
        assert each < 20_000


def _soft_limit(files: int) -> str:
    return f"""
import resource
_soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, ({files}, hard))
"""


def _weight(pid: int) -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _is_closed(line: socket.socket) -> bool:
    line.settimeout(0.01)
    try:
        return line.recv(1) == b""
    except TimeoutError:
        return False
    except OSError:
        return True
