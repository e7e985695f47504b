"""Groups: they come with the plan, make the day's sessions, and are changed from a day on."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from fourfold import clock
from fourfold.access.decide import Denied
from fourfold.audit import doors
from fourfold.pupils.models import Involvement
from fourfold.support import actions
from fourfold.support.models import GroupPlace, GroupSlot, ProvisionGroup
from fourfold.support.queries import group_of, lines_without_times, newest_plan, read_plan, sessions_today, sessions_unwritten
from fourfold.support.refusals import ChangedMeanwhile, Incomplete, Refused
from fourfold.support.timing import first_free_time, usual_days
from tests.cast import MAKER, Cast, at
from tests.support import history

TODAY = history.TODAY
THURSDAY = date(2026, 11, 26)


def change(cast: Cast, group: ProvisionGroup, who: str = "amina", **changed: object) -> None:
    how = {"edition": group.edition, "name": group.name, "leader": cast.account("tess").code, "minutes": 20, "until": None}
    times = [(3, time(10, 30))]
    actions.change_group(cast.actor(who), group, **({"times": times, "today": clock.today()} | how | changed))


def group_for(cast: Cast) -> ProvisionGroup:
    history.started(cast)
    return ProvisionGroup.objects.get()


@pytest.mark.parametrize(
    ("times", "days"),
    [("1", (2,)), ("3", (1, 2, 4)), ("5", (0, 1, 2, 3, 4)), ("0.5", ()), ("2.5", ()), ("12", ()), (None, ())],
)
def test_only_a_whole_number_of_days_a_week_has_usual_days(times: str | None, days: tuple[int, ...]) -> None:
    assert usual_days(Decimal(times) if times else None) == days


@pytest.mark.parametrize(
    ("busy", "free"),
    [
        ([], time(9)),
        ([(1, time(9), 20)], time(9, 20)),
        ([(2, time(9), 20)], time(9)),
        ([(1, time(9), 170)], time(13)),
        ([(1, time(9), 400)], time(9)),
    ],
    ids=["free", "busy first", "busy on another day", "not at lunch", "never free"],
)
def test_a_usual_time_is_the_first_at_which_the_adult_is_free(busy: list[tuple[int, time, int]], free: time) -> None:
    assert first_free_time({1}, 20, busy) == free


def test_a_plan_that_starts_brings_a_group_with_times_that_somebody_should_check(cast: Cast) -> None:
    group = group_for(cast)
    assert (group.name, group.leader) == ("Reading with sounds and pictures", cast.account("tess"))
    assert [slot.weekday for slot in group.slots.all()] == [1, 2, 4]
    assert group.set_by is None


def test_children_with_the_same_help_sit_together_until_the_group_is_full(cast: Cast) -> None:
    lines = [history.helped(cast, pupil, group_size=2) for pupil in (cast.leo, cast.max, cast.zoe)]
    groups = [GroupPlace.objects.get(line=line).group for line in lines]
    assert groups[0] == groups[1] != groups[2]


def test_another_length_is_another_group(cast: Cast) -> None:
    history.helped(cast, cast.leo)
    history.helped(cast, cast.max, minutes=30)
    assert ProvisionGroup.objects.count() == 2


def test_a_new_version_with_the_same_help_keeps_its_group(cast: Cast) -> None:
    plan = history.started(cast)
    with clock.set_to(at(THURSDAY)):
        actions.revise_plan(cast.amina, plan, because="Harder books.")
        actions.start_support(cast.amina, plan.cycle, today=THURSDAY)
    assert ProvisionGroup.objects.count() == 1
    assert [(place.line.plan.version, place.until) for place in GroupPlace.objects.order_by("pk")] == [
        (1, THURSDAY - timedelta(1)),
        (2, None),
    ]


def test_changed_times_make_the_days_from_now_on_and_leave_the_days_before(cast: Cast) -> None:
    group = group_for(cast)
    with clock.set_to(at(THURSDAY)):
        change(cast, group)
        assert [(one.starts, one.minutes) for one in sessions_today(cast.tess, THURSDAY)] == [(time(10, 30), 20)]
        assert [one.on.day for one in sessions_unwritten(cast.tess, THURSDAY)] == [25, 24]
        assert sessions_today(cast.tess, THURSDAY + timedelta(days=1)) == []


def test_minutes_that_were_planned_before_a_change_stay_as_they_were(cast: Cast) -> None:
    group = group_for(cast)
    with clock.set_to(at(THURSDAY)):
        change(cast, group, minutes=40, times=[(3, time(10, 30))])
    found = read_plan(cast.amina, newest_plan(cast.amina, cast.leo), today=THURSDAY + timedelta(days=1)).lines[0].found
    assert (found.planned, found.planned_minutes) == (3, 20 + 20 + 40)


def test_who_leads_a_group_is_named_on_each_childs_record(cast: Cast) -> None:
    group = group_for(cast)
    change(cast, group, leader=cast.account("tom").code)
    assert Involvement.objects.filter(pupil=cast.leo, account=cast.account("tom"), works_as="delivers", ends__isnull=True).exists()
    assert sessions_today(cast.tom, THURSDAY)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [({"times": []}, Incomplete), ({"leader": "nobody"}, Refused), ({"edition": 7}, ChangedMeanwhile)],
)
def test_a_group_needs_a_time_and_a_leader_of_the_school_and_one_editor_at_a_time(
    cast: Cast, changed: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        change(cast, group_for(cast), **changed)


@pytest.mark.parametrize("who", ["tess", "helen", "sal", "dan", "grace", "rob", "odile", "stranger"])
def test_only_who_plans_a_childs_help_changes_its_times(cast: Cast, who: str) -> None:
    with pytest.raises(Denied):
        change(cast, group_for(cast), who)


def test_a_teacher_changes_no_group_that_holds_a_child_of_another_class(cast: Cast) -> None:
    history.helped(cast, cast.leo)
    group = ProvisionGroup.objects.get()
    assert group_of(cast.tom, group.code, today=TODAY).may_change
    history.helped(cast, cast.max)
    found = group_of(cast.tom, group.code, today=TODAY)
    assert (found.may_change, [child.name for child in found.children], found.others) == (False, ["Leo Obi"], 1)
    with pytest.raises(Denied):
        change(cast, group, "tom")
    change(cast, group, "amina")


def test_a_child_is_taken_out_of_a_group_and_brought_into_another(cast: Cast) -> None:
    plan, group = history.started(cast), ProvisionGroup.objects.get()
    line = plan.lines.get()
    with clock.set_to(at(THURSDAY)):
        own = actions.leave_group(cast.amina, line, today=THURSDAY)
        actions.join_group(cast.amina, line, group=group, today=THURSDAY)
    assert list(own.places.filter(until__gte=THURSDAY)) == []
    assert GroupPlace.objects.get(line=line, until__isnull=True).group == group


def test_help_without_a_number_a_week_waits_until_somebody_sets_its_times(cast: Cast) -> None:
    plan = history.drafted(cast)
    line = plan.lines.get()
    actions.correct_provision_line(cast.amina, line, edition=line.edition, times_a_week=Decimal("0.5"))
    actions.start_support(cast.amina, plan.cycle, today=TODAY)
    assert not ProvisionGroup.objects.exists()
    line.refresh_from_db()
    group = actions.time_help(cast.tom, line, today=TODAY)
    assert actions.time_help(cast.tom, line, today=TODAY) == group
    assert GroupSlot.objects.count() == 1


def test_help_that_lost_its_group_waits_for_times_and_help_that_has_one_does_not(cast: Cast) -> None:
    line = history.started(cast).lines.get()
    assert lines_without_times(cast.amina, cast.larkfield, today=TODAY) == []
    with doors.opened(doors.Door("test", MAKER)):
        GroupPlace.objects.filter(line=line).update(until=TODAY - timedelta(days=1))
    assert lines_without_times(cast.amina, cast.larkfield, today=TODAY) == [line]
