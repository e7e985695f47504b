"""What happens when transactions really commit."""

import threading

import pytest
from django.db import connection

from fourfold.audit import ledger
from fourfold.audit.models import Event
from fourfold.pupils import actions
from tests.cast import Cast


@pytest.mark.postgres
def test_many_at_once_lose_nothing_and_leave_one_whole_chain(cast_committed: Cast) -> None:
    before = Event.objects.count()
    failures: list[BaseException] = []

    def save(number: int) -> None:
        try:
            for turn in range(5):
                actions.record_circumstances(cast_committed.amina, cast_committed.leo, teacher_knows=f"{number}-{turn}")
        except BaseException as why:  # every failure must reach the assertion
            failures.append(why)
        finally:
            connection.close()

    savers = [threading.Thread(target=save, args=(number,)) for number in range(6)]
    for saver in savers:
        saver.start()
    for saver in savers:
        saver.join()
    assert failures == []
    assert Event.objects.count() == before + 30
    assert list(ledger.faults()) == []
