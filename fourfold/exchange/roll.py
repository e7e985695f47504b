"""All that one school knows of its pupils and their families, read in a dozen queries, for matching and comparing a file against."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.code_of_practice.school_year import school_year_of
from fourfold.pupils.models import (
    ChildRecord,
    Circumstances,
    Class,
    ClassPlace,
    Enrolment,
    LookedAfter,
    Need,
    Parent,
    ParentLink,
    Pupil,
    SenPeriod,
)
from fourfold.pupils.same_person import parents_under
from fourfold.pupils.standing import Ties
from fourfold.schools.models import School

C = TypeVar("C", bound=ChildRecord)


@dataclass
class Roll:
    """Rows by pupil, each loaded once: a draft compares with them, and changes them in memory alone.

    `pupils` were ever on this school's roll; of those, `barred` are not this person's to touch (a restriction, their own child).
    `elsewhere` are UPNs that pupils of other schools hold: no more is known of those children here.
    """

    school: School
    today: date
    pupils: dict[int, Pupil]
    barred: frozenset[int]
    elsewhere: frozenset[str]
    on_roll_elsewhere: frozenset[int]
    enrolments: dict[int, list[Enrolment]]
    sen: dict[int, list[SenPeriod]]
    needs: dict[int, list[Need]]
    circumstances: dict[int, Circumstances]
    care: dict[int, list[LookedAfter]]
    links: dict[int, list[ParentLink]]
    restricted: frozenset[tuple[int, int]]
    parents: list[Parent]
    classes: dict[str, Class]
    places: dict[int, list[ClassPlace]]
    groups: dict[int, Class] = field(default_factory=dict)

    @property
    def school_year(self) -> int:
        """The school year that runs today."""
        return school_year_of(self.today)

    def enrolment(self, pupil: Pupil) -> Enrolment | None:
        """The pupil's last time on this school's roll."""
        times = self.enrolments.get(pupil.pk, [])
        return max(times, key=lambda time: (time.ends is None, time.starts)) if times else None

    def has_left(self, pupil: Pupil) -> bool:
        """Whether the pupil is off this school's roll."""
        last = self.enrolment(pupil)
        return last is None or (last.ends is not None and last.ends < self.today)


def roll_of(actor: Actor, school: School, upns: Iterable[str], *, today: date) -> Roll:
    """The school's roll as an importer works with it. `upns` are those of the file."""
    here = Enrolment.objects.filter(school=school)
    pupils = {pupil.pk: pupil for pupil in Pupil.objects.filter(pk__in=here.values("pupil"), merged_into__isnull=True)}
    mine = Q(pupil__in=here.values("pupil"))
    ties = Ties(actor, today)
    barred = Pupil.objects.filter(pk__in=sorted(ties.barred_from | ties.children)).filter(pk__in=here.values("pupil"))
    links = ParentLink.objects.filter(mine, parent__school=school).select_related("parent").order_by("priority", "pk")
    parents = {parent.pk: parent for parent in Parent.objects.filter(school=school)}
    by_pupil = grouped(links)
    for link in (link for found in by_pupil.values() for link in found):
        # One object an adult, however many children: a change made for one child is seen for the next.
        link.parent = parents[link.parent_id]
    year = school_year_of(today)
    classes = {group.pk: group for group in Class.objects.filter(school=school, school_year=year)}
    return Roll(
        school=school,
        today=today,
        pupils=pupils,
        barred=frozenset(barred.values_list("pk", flat=True)),
        elsewhere=frozenset(upns_elsewhere(set(upns), pupils)),
        on_roll_elsewhere=frozenset(
            Enrolment.objects.filter(mine, ends__isnull=True).exclude(school=school).values_list("pupil", flat=True)
        ),
        enrolments=grouped(here.order_by("starts")),
        sen=grouped(SenPeriod.objects.filter(mine).order_by("starts", "pk")),
        needs=grouped(Need.objects.filter(mine).order_by("rank", "starts")),
        circumstances={row.pupil_id: row for row in Circumstances.objects.filter(mine)},
        care=grouped(LookedAfter.objects.filter(mine)),
        links=by_pupil,
        restricted=parents_under(mine),
        parents=list(parents.values()),
        classes={group.name.casefold(): group for group in classes.values()},
        places=grouped(ClassPlace.objects.filter(mine, group__in=classes)),
        groups=classes,
    )


def upns_elsewhere(upns: set[str], pupils: dict[int, Pupil]) -> set[str]:
    """Those of these UPNs that a pupil holds who was never on this school's roll."""
    asked = sorted(upns - {""} - {pupil.upn for pupil in pupils.values()})
    found: set[str] = set()
    for start in range(0, len(asked), 500):
        found |= set(Pupil.objects.filter(upn__in=asked[start : start + 500]).values_list("upn", flat=True))
    return found


def grouped(rows: Iterable[C]) -> dict[int, list[C]]:
    """Rows by pupil, in their order."""
    found: dict[int, list[C]] = defaultdict(list)
    for row in rows:
        found[row.ledger_pupil or 0].append(row)
    return dict(found)
