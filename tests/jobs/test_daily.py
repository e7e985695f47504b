from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.jobs.daily import TASKS, Daily, enqueue_todays, kinds_of
from fourfold.jobs.kinds import KINDS
from fourfold.jobs.rechecks import may_still_send
from fourfold.jobs.runner import run_due_once
from fourfold.outbox.models import Job, JobState, Mail
from fourfold.outbox.queue import work_due

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MONDAY = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


@pytest.fixture
def told() -> list[date]:
    return []


@pytest.fixture
def reminder(told) -> Daily:
    return Daily("reminder", time(7, 0), lambda now: told.append(now.date()))


def run(task: Daily, now: datetime) -> None:
    enqueue_todays(now, tasks=[task])
    while work_due(now, kinds=kinds_of([task])):
        pass


@pytest.mark.django_db
def test_a_daily_task_runs_once_a_day_however_often_it_is_looked_for(reminder, told):
    for minutes in range(0, 24 * 60, 15):
        run(reminder, MONDAY + timedelta(minutes=minutes))
    assert told == [date(2026, 11, 23), date(2026, 11, 24)]


@pytest.mark.django_db
def test_eight_days_off_bring_one_run_and_not_eight(reminder, told):
    run(reminder, MONDAY)
    run(reminder, MONDAY + 8 * DAY)
    run(reminder, MONDAY + 8 * DAY + HOUR)
    assert told == [date(2026, 11, 23), date(2026, 12, 1)]


@pytest.mark.django_db
def test_a_task_waits_for_its_hour_in_london(reminder, told):
    summer = datetime(2026, 7, 6, 5, 59, tzinfo=UTC)
    run(reminder, summer)
    assert told == []
    run(reminder, summer + timedelta(minutes=1))
    assert told == [date(2026, 7, 6)]


@pytest.mark.django_db
@pytest.mark.parametrize("day", [datetime(2027, 3, 28, 0, 0, tzinfo=UTC), datetime(2027, 10, 31, 0, 0, tzinfo=UTC)])
def test_the_night_the_clocks_change_has_one_run(told, day):
    task = Daily("night", time(1, 30), lambda now: told.append(now.date()))
    for minutes in range(0, 240, 10):
        run(task, day + timedelta(minutes=minutes))
    assert told == [day.date()]


@pytest.mark.django_db
def test_a_clock_put_back_two_hours_repeats_nothing(reminder, told):
    run(reminder, MONDAY)
    run(reminder, MONDAY - 2 * HOUR)
    run(reminder, MONDAY)
    assert told == [date(2026, 11, 23)]


@pytest.mark.django_db
def test_a_task_that_fails_is_tried_again_the_same_day(told):
    def at_the_second_try(now: datetime) -> None:
        told.append(now.date())
        if len(told) == 1:
            raise OSError

    task = Daily("reminder", time(7, 0), at_the_second_try)
    run(task, MONDAY)
    assert Job.objects.get().state == JobState.QUEUED
    run(task, MONDAY + timedelta(seconds=30))
    assert Job.objects.get().state == JobState.DONE


def test_two_tasks_of_one_name_are_refused(reminder):
    with pytest.raises(ValueError):
        kinds_of([reminder, reminder])


def test_every_daily_task_is_a_kind_of_job():
    assert {task.kind for task in TASKS} <= KINDS.keys()


@given(st.lists(st.dates(date(2026, 9, 1), date(2026, 9, 20)), min_size=1, max_size=12))
@settings(max_examples=25)
@pytest.mark.django_db
def test_whenever_the_runner_looks_each_day_looked_at_has_one_run(days):
    Job.objects.all().delete()
    told: list[date] = []
    task = Daily("reminder", time(0, 0), lambda now: told.append(now.date()))
    for day in sorted(days):
        run(task, datetime.combine(day, time(12), UTC))
    assert told == sorted(set(days))


@pytest.mark.django_db
def test_running_what_is_due_does_the_days_tasks_and_comes_to_an_end():
    assert run_due_once(MONDAY) == len(TASKS)
    assert run_due_once(MONDAY) == 0


def test_a_recheck_that_is_not_listed_is_never_a_yes():
    with pytest.raises(KeyError):
        may_still_send(Mail(recheck="unheard-of"))


def test_a_recheck_is_answered_by_the_room_it_names():
    answers = {"yes": lambda mail: True, "no": lambda mail: False}
    assert may_still_send(Mail(recheck="yes"), rechecks=answers)
    assert not may_still_send(Mail(recheck="no"), rechecks=answers)
