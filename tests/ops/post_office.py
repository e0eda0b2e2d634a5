"""A mail server of the tests' own, which can be told not to say that it has taken a letter."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Thread

from tests.houses import LONGEST


@dataclass
class PostOffice:
    """Where it is, what has come in, and whether it answers for that."""

    address: str = ""
    letters: list[Message] = field(default_factory=list)
    may_answer: Event = field(default_factory=Event)


@contextmanager
def post_office() -> Iterator[PostOffice]:
    """Open a mail server on a free port until the end of the block."""
    office = PostOffice()
    office.may_answer.set()

    class Counter(StreamRequestHandler):
        """One visit, in the words of RFC 5321."""

        def handle(self) -> None:
            self._say(220)
            for line in self.rfile:
                command = line[:4].upper()
                if command == b"DATA":
                    self._say(354)
                    office.letters.append(message_from_bytes(b"".join(self._letter())))
                    office.may_answer.wait(LONGEST)
                try:
                    self._say(221 if command == b"QUIT" else 250)
                except OSError:
                    # Whoever brought the letter has been killed in the meantime.
                    return

        def _letter(self) -> Iterator[bytes]:
            yield from iter(self.rfile.readline, b".\r\n")

        def _say(self, code: int) -> None:
            self.wfile.write(b"%d Words\r\n" % code)

    with ThreadingTCPServer(("127.0.0.1", 0), Counter) as server:
        server.daemon_threads = True
        office.address = f"smtp://127.0.0.1:{server.server_address[1]}?tls=no"
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield office
        finally:
            office.may_answer.set()
            server.shutdown()
            thread.join()
