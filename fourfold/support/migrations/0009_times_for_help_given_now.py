"""Help that is given when this arrives gets its groups and usual times, as it would have had at its start: from today on."""

from typing import Any

from django.db import migrations
from django.utils.crypto import get_random_string

from fourfold import clock
from fourfold.support.timing import first_free_time, usual_days

LETTERS = "bcdfghjkmnpqrtvwxyz"


def give_times(apps: Any, editor: Any) -> None:
    today = clock.today()
    Group, Slot, Place, Line, Enrolment = (
        apps.get_model(*name.split("."))
        for name in ("support.ProvisionGroup", "support.GroupSlot", "support.GroupPlace", "support.ProvisionLine", "pupils.Enrolment")
    )
    lines = Line.objects.filter(plan__starts_on__isnull=False, plan__ends_on__isnull=True, dropped_at__isnull=True, deliverer__isnull=False)
    rooms: dict[tuple[Any, ...], list[Any]] = {}
    for line in lines.order_by("pk"):
        days = usual_days(line.times_a_week)
        school = Enrolment.objects.filter(pupil=line.pupil_id).order_by("-starts", "-pk").values_list("school", flat=True).first()
        if not days or not line.minutes or school is None:
            continue
        together = (school, line.deliverer_id, line.what, line.minutes, line.times_a_week, line.group_size)
        room = rooms.setdefault(together, [])
        if line.group_size < 2 or not room or room[1] >= line.group_size:
            name = line.what.partition(". ")[0].strip().rstrip(".")[:120]
            group = Group.objects.create(
                school_id=school, leader_id=line.deliverer_id, provision_id=line.provision_id, name=name, code=get_random_string(10, LETTERS)
            )
            busy = list(Slot.objects.filter(group__leader=line.deliverer_id).values_list("weekday", "at", "minutes"))
            at = first_free_time(days, line.minutes, busy)
            for day in days:
                code = get_random_string(10, LETTERS)
                Slot.objects.create(group=group, weekday=day, at=at, minutes=line.minutes, starts=today, code=code)
            room[:] = [group, 0]
        Place.objects.create(group=room[0], line=line, pupil_id=line.pupil_id, starts=today)
        room[1] += 1


class Migration(migrations.Migration):
    dependencies = [
        ("support", "0008_groups_and_their_times"),
        ("pupils", "0001_the_child"),
    ]

    operations = [migrations.RunPython(give_times, migrations.RunPython.noop)]
