"""What real processes do to the outbox: killed, five at once, or at work for longer than a lease."""

import os
import pathlib
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from tests.jobs.at_home import Home, at_home
from tests.outbox.mail_server import MailServer, free_port, serving

SHORT_LEASE = "leases.LEASE = datetime.timedelta(seconds=1)\n"
ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture
def mail_server() -> Iterator[tuple[MailServer, int]]:
    server, port = MailServer(), free_port()
    with serving(server, port):
        yield server, port


@pytest.fixture(params=ENGINES)
def home(request, tmp_path: pathlib.Path, mail_server) -> Iterator[Home]:
    if request.param == "postgresql" and not os.environ.get("FOURFOLD_DATABASE_URL"):
        pytest.skip("FOURFOLD_DATABASE_URL names no PostgreSQL server: killed workers were tried on SQLite only")
    with at_home(request.param, tmp_path, smtp_port=mail_server[1]) as home:
        yield home


def post_mail(home: Home, count: int) -> None:
    home.ask(f"""
        with transaction.atomic():
            for number in range({count}):
                subject = f"Message {{number}}"
                post(to="grace@example.org", subject=subject, body="Please sign in.", purpose="message", key=subject)
    """)


def wait_for(claim: Callable[[], bool], *, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not claim():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.05)


FOREVER = SHORT_LEASE + "runner.run_forever(threading.Event())"


def test_a_worker_killed_mid_send_loses_no_mail(home, mail_server):
    server, _ = mail_server
    post_mail(home, 1)
    server.silent.set()
    worker = home.start(FOREVER)
    wait_for(lambda: server.asked.is_set())
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert home.ask("print(Mail.objects.get().state)") == "queued"
    server.silent.clear()
    home.start(FOREVER)
    wait_for(lambda: home.ask("print(Mail.objects.get().state)") == "sent")
    assert server.subjects == ["Message 0"]
    assert home.ask("mail = Mail.objects.get(); print(mail.attempts, mail.leased_by == '')") == "2 True"


def test_a_worker_killed_after_the_server_said_yes_sends_again_under_the_same_message_id(home, mail_server):
    server, _ = mail_server
    post_mail(home, 1)
    workers = []

    def kill_the_first() -> None:
        if len(server.kept) == 1:
            workers[0].send_signal(signal.SIGKILL)
            workers[0].wait()

    server.before_answering = kill_the_first
    workers.append(home.start(FOREVER))
    wait_for(lambda: len(server.kept) == 1)
    home.start(FOREVER)
    wait_for(lambda: home.ask("print(Mail.objects.get().state)") == "sent")
    assert len(server.message_ids) == 2
    assert set(server.message_ids) == {home.ask("print(Mail.objects.get().message_id)")}


def test_five_runners_at_once_send_each_mail_and_do_each_job_once(home, mail_server):
    server, _ = mail_server
    post_mail(home, 60)
    home.ask("""
        with transaction.atomic():
            for number in range(30):
                enqueue("append", {"number": number}, key=f"append:{number}")
    """)
    go = time.time() + 3
    five = [
        home.start(f"""
            def append(arguments, now):
                with open(os.path.join(os.environ["FOURFOLD_HOME"], "done"), "a") as done:
                    done.write(f"{{arguments['number']}}\\n")
            runner.KINDS["append"] = append
            time.sleep(max(0, {go} - time.time()))
            runner.run_due_once((clock.now() + datetime.timedelta(days=1)).replace(hour=12))
        """)
        for _ in range(5)
    ]
    for process in five:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
    assert Counter(server.subjects) == Counter(f"Message {number}" for number in range(60))
    assert sorted(map(int, (home.folder / "done").read_text().split())) == list(range(30))
    # This home has the outbox's tables alone: what rooms above it do daily is asked for once, like all, but has no tables to work on.
    said = home.ask("""
        from fourfold.jobs.daily import TASKS
        daily = Job.objects.filter(kind__startswith="daily/")
        above = ["forget-old-imports", "forget-old-codes", "forget-old-phones", "alert-overdue-notices", "prompts-come-back"]
        above += ["refresh-local-offer", "reviews-ask-outside"]
        above += ["remind-families", "send-digests"]
        own = Job.objects.exclude(kind__in=[f"daily/{name}" for name in above])
        print(daily.count() == len(TASKS), set(daily.values_list("attempts")), set(own.values_list("attempts", "state")))
    """)
    assert said == "True {(1,)} {(1, 'done')}"


def test_a_job_whose_worker_is_killed_is_done_by_the_next(home):
    home.ask("""
        with transaction.atomic():
            enqueue("twice", {}, key="twice")
    """)
    script = (
        SHORT_LEASE
        + """
def twice(arguments, now):
    if Job.objects.get().attempts == 1:
        os.kill(os.getpid(), signal.SIGKILL)
while Job.objects.filter(state="queued").exists():
    work_due(clock.now(), kinds={"twice": twice})
"""
    )
    first = home.start(script)
    assert first.wait(timeout=30) == -signal.SIGKILL
    second = home.start(script)
    _, errors = second.communicate(timeout=30)
    assert second.returncode == 0, errors
    assert home.ask("job = Job.objects.get(); print(job.state, job.attempts)") == "done 2"


def test_a_job_longer_than_its_lease_stays_with_its_worker(home):
    home.ask("""
        with transaction.atomic():
            enqueue("long", {}, key="long")
    """)
    script = (
        SHORT_LEASE
        + """
while Job.objects.filter(state="queued").exists():
    work_due(clock.now(), kinds={"long": lambda arguments, now: time.sleep(4)})
    time.sleep(0.1)
"""
    )
    both = [home.start(script) for _ in range(2)]
    for process in both:
        _, errors = process.communicate(timeout=30)
        assert process.returncode == 0, errors
    assert home.ask("job = Job.objects.get(); print(job.state, job.attempts)") == "done 1"
