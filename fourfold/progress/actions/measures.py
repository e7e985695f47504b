"""What a school measures."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.progress.models import Measure, Result
from fourfold.progress.scales import KINDS, Scale
from fourfold.schools.models import School

ALWAYS_OPEN = {"name", "sem", "year_groups", "place"}
"""What may be changed whatever was measured already. The rest says what the numbers mean."""


class NoSuchMeasure(Exception):
    """What does not fit together in a measure, in a sentence that says what to do. `of` names the field, where it is one."""

    def __init__(self, says: str, of: str | None = None) -> None:
        super().__init__(says)
        self.of = of


@action("measure.added", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def add_measure(
    actor: Actor,
    school: School,
    *,
    subject: str,
    scale: Scale,
    name: str = "",
    wider: bool = False,
    lower_is_better: bool = False,
    sem: Decimal | None = None,
    grades: Sequence[str] = (),
    least: Decimal | None = None,
    most: Decimal | None = None,
    year_groups: Sequence[str] = (),
    place: int = 0,
) -> Measure:
    """Begin to measure a subject on a scale. What is not said is the scale's own. Raises NoSuchMeasure."""
    kind = KINDS[scale]
    measure = Measure(
        school=school,
        subject=subject,
        name=name or subject,
        scale=scale,
        wider=wider,
        lower_is_better=lower_is_better,
        sem=sem if sem is not None else kind.sem,
        grades=list(grades),
        least=Decimal(kind.least) if least is None else least,
        most=Decimal(len(grades) or kind.most) if most is None else most,
        year_groups=list(year_groups),
        place=place,
    )
    _check(measure)
    measure.save()
    return measure


@action("measure.changed", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def change_measure(actor: Actor, measure: Measure, **details: Any) -> None:
    """Change what a school says of a measure. Raises NoSuchMeasure where results would come to mean something else."""
    changed = _changed(measure, details)
    if set(changed) - ALWAYS_OPEN and Result.objects.filter(measure=measure).exists():
        raise NoSuchMeasure(f"{measure.name} has results already. Add a new measure, and retire this one.")
    for name, value in changed.items():
        setattr(measure, name, value)
    _check(measure)
    if changed:
        measure.save(update_fields=list(changed))


@action("measure.retired", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def retire_measure(actor: Actor, measure: Measure, *, on: date) -> None:
    """Measure it no more. Its results stay."""
    measure.retired_on = on
    measure.save(update_fields=["retired_on"])


def _changed(measure: Measure, details: Mapping[str, Any]) -> dict[str, Any]:
    known = {field.name for field in Measure._meta.concrete_fields} - {"id", "code", "school", "retired_on"}
    if unknown := set(details) - known:
        raise TypeError(f"{', '.join(sorted(unknown))} cannot be changed here")
    return {name: value for name, value in details.items() if getattr(measure, name) != value}


def _check(measure: Measure) -> None:
    if (measure.scale == Scale.GRADES) != bool(measure.grades):
        raise NoSuchMeasure("Grades in order need their names, lowest first; other scales have none.", "grades")
    if not measure.least < measure.most:
        raise NoSuchMeasure("The lowest value must be under the highest.", "most")
    if Measure.objects.filter(school=measure.school_id, name__iexact=measure.name, retired_on__isnull=True).exclude(pk=measure.pk).exists():
        raise NoSuchMeasure(f"{measure.name} is measured already. Choose another name.", "name")
    if measure.sem is not None and measure.sem <= 0:
        raise NoSuchMeasure("An error of measurement is more than nothing. Leave it empty where nobody knows it.", "sem")
    if measure.sem is not None and measure.sem >= measure.most - measure.least:
        raise NoSuchMeasure("With so large an error nothing could be told. Check it in the test’s manual.", "sem")
