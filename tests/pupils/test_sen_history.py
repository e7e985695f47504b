"""SEN status and needs are a dated history: one status is open, and what held before stays with its days."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from fourfold.audit import doors
from fourfold.pupils import actions
from fourfold.pupils.actions.sen import NoChange, RankedNeed
from fourfold.pupils.models import Need, SenPeriod
from tests.cast import MAKER, Cast

JANUARY, JUNE = date(2026, 1, 19), date(2026, 6, 8)


def test_a_new_status_ends_the_one_before_on_the_day_before(cast: Cast) -> None:
    actions.record_sen_status(MAKER, cast.leo, status="K", starts=JANUARY)
    actions.record_sen_status(MAKER, cast.leo, status="E", starts=JUNE, annual_review_on=date(2027, 6, 1))
    kept = SenPeriod.objects.filter(pupil=cast.leo).order_by("starts").values_list("status", "starts", "ends", "annual_review_on")
    assert list(kept) == [("K", JANUARY, date(2026, 6, 7), None), ("E", JUNE, None, date(2027, 6, 1))]
    with pytest.raises(NoChange):
        actions.record_sen_status(MAKER, cast.leo, status="E", starts=JUNE)


def test_the_database_itself_refuses_a_second_open_status(cast: Cast) -> None:
    actions.record_sen_status(MAKER, cast.leo, status="K", starts=JANUARY)
    with pytest.raises(IntegrityError), doors.opened(doors.Door("test.setup", MAKER)), transaction.atomic():
        SenPeriod(pupil=cast.leo, status="E", starts=JUNE).save()


def test_a_need_that_is_stated_no_more_ends_and_stays_on_record(cast: Cast) -> None:
    actions.record_needs(MAKER, cast.leo, needs=[RankedNeed("SLCN"), RankedNeed("SEMH")], on=JANUARY)
    actions.record_needs(MAKER, cast.leo, needs=[RankedNeed("SEMH")], on=JUNE)
    still = Need.objects.filter(pupil=cast.leo, ends__isnull=True)
    assert [(need.code, need.rank) for need in still] == [("SEMH", 1)]
    ended = Need.objects.filter(pupil=cast.leo, ends__isnull=False, code="SLCN").get()
    assert (ended.starts, ended.rank) == (JANUARY, 1)
    assert JANUARY <= ended.ends <= JUNE
