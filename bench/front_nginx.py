"""nginx as Debian has it: giving out files, and in front of Dateline with our own example."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from pwd import getpwuid

from bench.places import ROOT
from bench.serving import Server, free_port, wait_for

_EXAMPLE = ROOT / "docs" / "front" / "nginx.conf"
_BROTLI = "ngx_http_brotli_static_module.so"
# One process on one core, as what stands beside it has; no log, or it would measure the disk.
_MAIN = """
daemon off; user {user}; worker_processes 1;
pid {folder}/pid; error_log {folder}/log warn; {modules}
events {{ worker_connections 4096; }}
http {{
    access_log off; keepalive_requests 10000000; sendfile on; tcp_nopush on;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    {rest}
}}
"""
_FILES = """
    open_file_cache max=10000; open_file_cache_valid 60s; gzip_static on; gzip_vary on; {brotli}
    server {{
        listen 127.0.0.1:{port}; root {root}; default_type "text/html; charset=utf-8";
        {headers}
    }}
"""


def brotli_module() -> Path | None:
    """Return the module that gives out files in brotli, None where it is not installed."""
    asked = ["nginx", "-V"]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stderr  # noqa: S603
    folder = re.search(r"--modules-path=(\S+)", said)
    module = Path(folder[1]) / _BROTLI if folder else None
    return module if module is not None and module.exists() else None


@contextmanager
def nginx_of_files(
    folder: Path, root: Path, headers: Mapping[str, str], pinned: Sequence[str]
) -> Iterator[Server]:
    """Serve the files below `root` with these headers."""
    module, port = brotli_module(), free_port()
    added = " ".join(f'add_header {name} "{it}";' for name, it in headers.items())
    rest = _FILES.format(
        brotli="brotli_static on;" if module else "", port=port, root=root, headers=added
    )
    with _running(folder, port, rest, pinned, f"load_module {module};" if module else "") as it:
        yield it


@contextmanager
def nginx_before(folder: Path, ours: Server, pinned: Sequence[str]) -> Iterator[Server]:
    """Put nginx before our server, as docs/front/nginx.conf says; only its places differ."""
    port = free_port()
    rest = _EXAMPLE.read_text()
    for said, here in {
        "/var/cache/dateline-nginx": f"{folder}/cache",
        "127.0.0.1:8000": ours.origin.removeprefix("http://"),
        "listen 80;": f"listen 127.0.0.1:{port};",
        "listen [::]:80;": "",
    }.items():
        rest = rest.replace(said, here)
    with _running(folder, port, rest, pinned, "") as it:
        yield it


@contextmanager
def _running(
    folder: Path, port: int, rest: str, pinned: Sequence[str], modules: str
) -> Iterator[Server]:
    folder.mkdir()
    configuration = folder / "nginx.conf"
    # The files here are for whoever runs the benchmark alone.
    user = getpwuid(os.getuid()).pw_name
    configuration.write_text(_MAIN.format(folder=folder, user=user, modules=modules, rest=rest))
    process = subprocess.Popen(  # noqa: S603
        [*pinned, "nginx", "-p", str(folder), "-c", str(configuration)]
    )
    try:
        wait_for(process, port)
        yield Server(process.pid, port)
    finally:
        process.terminate()
        process.wait(timeout=20)
