"""A real mail server on this machine, which answers as it is told and keeps what it accepted."""

import asyncio
import contextlib
import email
import socket
import threading
from collections.abc import Callable, Iterator
from email.message import Message

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

OK = "250 accepted"


class MailServer:
    """`say` replaces the answer to a command ("MAIL", "RCPT", "DATA"); `before_answering` runs once a message is kept, before the answer.
    While `silent`, a message is asked for and never answered."""

    def __init__(self) -> None:
        self.kept: list[tuple[list[str], Message]] = []
        self.say: dict[str, str] = {}
        self.before_answering: Callable[[], None] = lambda: None
        self.silent = threading.Event()
        self.asked = threading.Event()

    @property
    def subjects(self) -> list[str]:
        return [str(message["Subject"]) for _, message in self.kept]

    @property
    def message_ids(self) -> list[str]:
        return [str(message["Message-ID"]) for _, message in self.kept]

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        envelope.mail_from = address
        return self.say.get("MAIL", OK)

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        answer = self.say.get("RCPT", OK)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.asked.set()
        if self.silent.is_set():
            await asyncio.sleep(60)
        answer = self.say.get("DATA", OK)
        if answer.startswith("250"):
            self.kept.append((list(envelope.rcpt_tos), email.message_from_bytes(envelope.content or b"")))
            self.before_answering()
        return answer


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextlib.contextmanager
def serving(server: MailServer, port: int) -> Iterator[None]:
    """The server answers at this port for as long as the block runs."""
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield
    finally:
        controller.stop(no_assert=True)
