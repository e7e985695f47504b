"""`fourfold serve`: migrate, serve, and run the background work, until told to stop."""

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from fourfold.commands.cannot import Cannot, Result

STOPS_WITHIN = 20
"""Seconds that a worker has to end what it does."""
PAUSE = 0.5
"""Seconds before a server that gave up is started again."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and with how many workers."""
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=port_number, default=8000, help="the port to listen on (8000)")
    parser.add_argument("--workers", type=workers_number, default=2, help="worker processes (2)")


def run(options: argparse.Namespace) -> Result:
    """Serve the real thing. The demo's door cannot be opened here."""
    os.environ.pop("FOURFOLD_DEMO", None)
    require_free_port(options.host, options.port)
    # Before the settings are read: links in mails begin with it.
    address = os.environ.setdefault("FOURFOLD_ORIGIN", f"http://localhost:{options.port}")
    migrate()
    require_safe()
    say(options, f"Fourfold answers at {address}. Stop it with Ctrl-C.")
    serve(options.host, options.port, options.workers)
    return Result()


def say(options: argparse.Namespace, line: str) -> None:
    """Tell the person at the prompt, unless a program reads."""
    if not options.json:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def port_number(text: str) -> int:
    """The number of a port."""
    number = int(text)
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"{number} is not from 1 to 65535")
    return number


def workers_number(text: str) -> int:
    """How many workers."""
    if int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return int(text)


def require_free_port(host: str, port: int) -> None:
    """Raises Cannot where something listens there already, before any work is done."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as why:
            raise Cannot(f"port {port} on {host} cannot be used ({why.strerror}). Choose another with --port.") from None


def migrate() -> None:
    """Bring the database up to this version; a cache table is part of it."""
    from fourfold.commands.main import set_up  #  main imports this module by name

    set_up()
    from django.core.management import call_command  #  Django must be ready first

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def require_safe() -> None:
    """Raises Cannot where a system check says that the installation is unsafe."""
    from django.core import checks

    grave = [finding for finding in checks.run_checks(databases=["default"]) if finding.is_serious() and not finding.is_silenced()]
    if grave:
        raise Cannot(f"this installation is not safe to serve: {' '.join(grave[0].msg.split())}")


def serve(host: str, port: int, workers: int, *, ready: Callable[[], None] | None = None) -> None:
    """Run the server and, beside it, the background work; end both together."""
    from django.db import connections
    from granian import Granian  #  the other commands need no server
    from granian.constants import Interfaces
    from granian.log import LogLevels

    def new_server() -> Any:
        return Granian(
            "fourfold.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=4,
            log_level=LogLevels.warning,
            websockets=False,
            respawn_failed_workers=True,
            workers_kill_timeout=STOPS_WITHIN,
        )

    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=leave_ctrl_c_to_the_parent)
    connections.close_all()
    work = BackgroundWork()
    try:
        server = new_server()
        if ready:
            server.on_startup(ready)
        while not stopped(server):
            server = new_server()
    finally:
        work.stop()


def leave_ctrl_c_to_the_parent() -> None:
    """A terminal sends Ctrl-C to all processes at once; a worker that hears it, and then is told to end as well, waits for ever."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def stopped(server: Any) -> bool:
    """Run it until it ends; whether it ended because it was told to. It gives up by itself where a worker dies twice within seconds."""
    with contextlib.suppress(SystemExit):
        server.serve()
    if not server.interrupt_signal:
        time.sleep(PAUSE)
    return bool(server.interrupt_signal)


class BackgroundWork:
    """The process that sends mail and does jobs beside the server; started again if it dies."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.keeper = threading.Thread(target=self.keep, name="background work", daemon=True)
        self.keeper.start()

    def keep(self) -> None:
        """Run it, and run it again a second after it ended, until told to stop."""
        while not self.stopping.is_set():
            process = subprocess.Popen([sys.executable, "-m", "fourfold.jobs"], start_new_session=True)
            while process.poll() is None and not self.stopping.wait(0.2):
                pass
            if self.stopping.is_set() and process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()
            self.stopping.wait(1)

    def stop(self) -> None:
        """End it, letting the work in hand end first."""
        self.stopping.set()
        self.keeper.join(25)
