"""`python -m fourfold.jobs`: the runner as a process of its own. It ends on SIGTERM, and when the process that started it has gone."""

import os
import signal
import threading

import django

from fourfold.stack import with_room


def main() -> None:
    """Run until told to stop, or until nobody is left to tell."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fourfold.config.settings")
    parent = os.getppid()
    django.setup()
    from fourfold.jobs.runner import run_forever  # needs Django to be set up

    stop = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stop.set())
    threading.Thread(target=stop_when_alone, args=(parent, stop), name="parent", daemon=True).start()
    with_room(run_forever)(stop)


def stop_when_alone(parent: int, stop: threading.Event) -> None:
    """Set `stop` once the parent process is another one: a killed server leaves no runner behind."""
    while not stop.wait(1.0):
        if os.getppid() != parent:
            stop.set()


if __name__ == "__main__":
    main()
