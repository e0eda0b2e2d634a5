"""One process that serves: its store, its threads, its loop."""

import asyncio
import gc
import resource
import socket
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn
from django.conf import settings
from django.db import connection

from dateline.channels.web.store.following import Follower, Mark
from dateline.channels.web.store.marks import CommitsOfFile, PositionsOfServer
from dateline.channels.web.store.pages import Pages
from dateline.channels.web.store.shelf import Shelf, make_anew
from dateline.ops.front.application import Front
from dateline.ops.front.calling import page_of
from dateline.ops.front.protocol import IDLE_PATIENCE, FrontProtocol, close_the_slow
from dateline.ops.lifeline import Lifeline
from dateline.ops.wsgi import application

_GRACE = 20
# Systems often begin with 1,024. What is ours: databases for each thread, the index, pictures.
_MOST_FILES, _FILES_OF_OURS = 65_536, 128
# Python looks for circles of garbage after so many new objects. A page leaves hardly any, and with
# Python's own 700 the looking took a quarter of its time.
_OBJECTS_BETWEEN_LOOKS = 20_000
# Of the page store, what each process has of it in memory besides.
_PART_IN_MEMORY = 8


def begin() -> None:
    """Do what is done once, before any process serves: `serve` is called in each of them.

    Pages of an earlier start are forgotten, as they may look otherwise now. A first page is made,
    which loads templates, addresses and words: half a second, and memory that all then share.
    """
    make_anew(settings.PAGE_STORE_FILE, settings.PAGE_STORE_BYTES)
    ask = partial(page_of, application, host=_host())
    ask(ask(b"/").header("location").encode() or b"/")
    # All this stays: nobody looks at it for garbage again, which would also unshare its memory.
    gc.collect()
    gc.freeze()


def serve(listening: socket.socket, threads: int, lifeline: Lifeline) -> None:
    """Serve until a signal or the lifeline says stop; requests under way are finished."""
    gc.set_threshold(_OBJECTS_BETWEEN_LOOKS)
    FrontProtocol.most = _most_connections()
    # Pages do not wait behind what editors send, nor the other way round.
    for_pages = ThreadPoolExecutor(max(2, threads // 2), "page")
    for_others = ThreadPoolExecutor(max(2, threads - threads // 2), "request")
    FrontProtocol.pages = Pages(
        partial(page_of, application, host=_host()),
        Follower(_mark(), for_pages),
        for_pages,
        Shelf(settings.PAGE_STORE_FILE, settings.PAGE_STORE_BYTES),
        budget=settings.PAGE_STORE_BYTES // _PART_IN_MEMORY,
    )
    config = uvicorn.Config(
        Front(application, FrontProtocol.pages, for_others),
        loop="uvloop",
        http=FrontProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        # A proxy on this machine may say that it was asked over https, and by whom, as
        # attempts to sign in are counted for each address; nothing else.
        forwarded_allow_ips="127.0.0.1",
        timeout_keep_alive=IDLE_PATIENCE,
        timeout_graceful_shutdown=_GRACE,
    )
    _Server(config, lifeline).run(sockets=[listening])


class _Server(uvicorn.Server):
    """uvicorn's server, which also closes connections that nothing comes from."""

    def __init__(self, config: uvicorn.Config, lifeline: Lifeline) -> None:
        super().__init__(config)
        self._lifeline = lifeline

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        asyncio.get_running_loop().add_reader(self._lifeline.fileno(), self._is_alone)
        self._meanwhile = (
            asyncio.create_task(close_the_slow(self.server_state.connections)),
            asyncio.create_task(FrontProtocol.pages.keep_up()),
        )

    def _is_alone(self) -> None:
        """Stop, as whoever would stop this process is gone."""
        asyncio.get_running_loop().remove_reader(self._lifeline.fileno())
        self.should_exit = True


def _most_connections() -> int:
    """Raise the limit on open files as far as it may be, and return what of it is for clients."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, _MOST_FILES)
    most = max(most, soft)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    return max(most // 2, most - _FILES_OF_OURS)


def _host() -> str:
    return urlsplit(settings.SITE_ADDRESS).netloc


def _mark() -> Mark:
    if connection.vendor == "sqlite":
        return CommitsOfFile(Path(connection.settings_dict["NAME"]))
    return PositionsOfServer()
