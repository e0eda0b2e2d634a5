"""`dateline run`: whatever is missing is set up, and the site and the desk are served.

One process does all of that, because loading Wagtail a second time would cost as much as the
whole start. The worker beside it is forked once all is loaded, for the same reason.
"""

import gc
import os
import socket
from argparse import ArgumentParser, Namespace
from importlib import import_module

from dateline.ops.refusal import Refusal
from dateline.ops.starting import start_django

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command understands."""
    parser.add_argument("--port", type=int, default=8000, help="where to listen (8000)")
    parser.add_argument("--host", default=_LOOPBACK[0], help=f"what to listen on ({_LOOPBACK[0]})")
    parser.add_argument(
        "--processes", type=int, default=0, help="how many processes serve (one for each core)"
    )
    parser.add_argument(
        "--threads",
        type=int,
        default=8,
        help="how many requests Django answers in each (8)",
    )
    parser.add_argument("--set-up-only", action="store_true", help="set up, and do not serve")
    parser.add_argument(
        "--no-worker", action="store_true", help="do no jobs; `dateline work` does them elsewhere"
    )


def run(arguments: Namespace) -> int:
    """Set up, say where to go, and serve until told to stop."""
    listening = None if arguments.set_up_only else _listen(arguments.host, arguments.port)
    # The port that was had: with 0, the machine has chosen a free one.
    port = listening.getsockname()[1] if listening else arguments.port
    host = f"[{arguments.host}]" if ":" in arguments.host else arguments.host
    origin = f"http://{host}:{port}"
    os.environ.setdefault("DATELINE_ADDRESS", origin)
    # What is loaded now never becomes garbage; looking for some costs a quarter of the start.
    gc.disable()
    start_django()
    setting_up = import_module("dateline.ops.setting_up")
    gc.enable()
    setting_up.set_up(is_loopback=arguments.host in _LOOPBACK)
    if listening is None:
        return 0
    setting_up.say_where_to_go(origin)
    _serve(listening, arguments)
    return 0


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before anything else, so that a taken one is told at once."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        raise Refusal(
            f"Port {port} on {host} cannot be had: is Dateline or something else running there "
            f"already? Choose another with PORT={port + 1} make run, or --port {port + 1}."
        ) from error
    return listening


def _serve(listening: socket.socket, arguments: Namespace) -> None:
    """Serve until a signal says stop; requests and the job under way are finished."""
    serving = import_module("dateline.ops.front.serving")
    workers = import_module("dateline.ops.front.workers")
    worker_beside = import_module("dateline.ops.worker_beside")
    serving.begin()
    gc.freeze()
    beside = None if arguments.no_worker else worker_beside.WorkerBeside(listening)
    many = arguments.processes or len(os.sched_getaffinity(0))
    try:
        workers.Workers(
            lambda lifeline: serving.serve(listening, arguments.threads, lifeline), many, listening
        ).run()
    finally:
        if beside:
            beside.stop()
