"""The school's request as it is read: by the SENCO and the head, and by the family once it has gone."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.ehc_timetable import Due, timetable
from fourfold.ehc.evidence import everything
from fourfold.ehc.evidence.rounds import cycles_done
from fourfold.ehc.evidence_items import Filled, asked_at, enquiry_days_at
from fourfold.ehc.kinds import Happened
from fourfold.ehc.knowing import Telling, telling_of
from fourfold.ehc.models import Bundle, RequestDay, SchoolRequest
from fourfold.ehc.timetable import Clock, DayDue, Fact, clock_of
from fourfold.pupils.models import Enrolment, Pupil
from fourfold.pupils.standing import open_on, within_reach
from fourfold.schools.models import School


@dataclass(frozen=True)
class BundleRead:
    """One version of the bundle."""

    version: int
    made_by: str
    made_at: datetime
    mine: bool
    gaps: tuple[str, ...]
    masked: int
    cycles: int
    hash: str
    sent_back: str
    released_by: str
    released_at: datetime | None


@dataclass(frozen=True)
class SchoolRead:
    """The request as it stands; without `code` it is not begun. `items` are the authority's list beside the record."""

    code: str
    edition: int
    authority: str
    has_needs: str
    needs_plan: str
    changed_by: str
    changed_at: datetime | None
    telling: Telling
    items: tuple[Filled, ...]
    list_edition: int
    cycles: int
    bundles: tuple[BundleRead, ...]
    clock: Clock
    released_at: datetime | None

    @property
    def gaps(self) -> tuple[Filled, ...]:
        return tuple(one for one in self.items if one.is_missing)

    @property
    def newest(self) -> BundleRead | None:
        return self.bundles[0] if self.bundles else None


def visible_to(actor: Actor, *, side: Side | None = None, of: Pupil | None = None) -> "QuerySet[SchoolRequest]":
    """The school's requests that this person may read."""
    own = SchoolRequest.conditions(actor)
    reach = within_reach(actor, Permission.EHC_REQUEST_VIEW, to="pupil", own=own, side=side, of=of)
    rows: QuerySet[SchoolRequest] = SchoolRequest.objects.filter(reach).select_related("pupil", "authority", "changed_by", "opened_by")
    return rows


def request_row(actor: Actor, pupil: Pupil) -> SchoolRequest | None:
    """The request that is open, for the verbs about it."""
    return visible_to(actor, side=Side.SCHOOL, of=pupil).filter(ended_on__isnull=True).first()


def bundle_row(actor: Actor, pupil: Pupil, version: int) -> Bundle | None:
    """One version of the open request's bundle, or of one that is over."""
    mine = visible_to(actor, side=Side.SCHOOL, of=pupil)
    rows = Bundle.objects.filter(request__in=mine, version=version).select_related("request__pupil", "file", "pupil")
    found: Bundle | None = rows.order_by("-request__pk").first()
    return found


def school_request(actor: Actor, pupil: Pupil, *, today: date) -> SchoolRead:
    """Everything on the page of a request, for those who may read it; before it is begun, what the record holds already."""
    row = request_row(actor, pupil)
    asked = asked_at(pupil.ledger_school)
    bundles = row.bundles.select_related("made_by", "released_by", "file") if row is not None else ()
    return SchoolRead(
        code=row.code if row else "",
        edition=row.edition if row else 1,
        authority=row.authority.name if row else "",
        has_needs=row.has_needs if row else "",
        needs_plan=row.needs_plan if row else "",
        changed_by=row.changed_by.formal_name if row and row.changed_by else "",
        changed_at=row.changed_at if row else None,
        telling=telling_of(pupil, row, today=today),
        items=asked.filled(everything(actor, pupil, today=today)),
        list_edition=asked.edition,
        cycles=cycles_done(actor, pupil),
        bundles=tuple(_bundle(actor, one) for one in bundles),
        clock=clock_of(_facts(row), enquiry_days=asked.enquiry_days),
        released_at=row.released_at if row else None,
    )


@dataclass(frozen=True)
class SchoolAsked:
    """The school's request as the family reads it: the day it went, and the authority's days."""

    released_on: date
    days: tuple[Due, ...]


def as_family_reads(actor: Actor, pupil: Pupil) -> SchoolAsked | None:
    """The last of the school's requests that has gone; None for those to whom it is not published."""
    row = visible_to(actor, side=Side.FAMILY, of=pupil).filter(released_at__isnull=False).order_by("-released_at").first()
    if row is None or row.released_at is None:
        return None
    received = clock_of(_facts(row), enquiry_days=0).received_on
    return SchoolAsked(row.released_at.date(), timetable(received) if received else ())


@dataclass(frozen=True)
class DateOnDesk:
    """What a request asks of somebody: `day` is the next day of its clock, or None where a bundle waits for the head."""

    pupil_code: str
    pupil_name: str
    day: DayDue | None


def requests_waiting(actor: Actor, school: School, *, today: date) -> list[DateOnDesk]:
    """Bundles that wait for this person to release, and the next day of each clock, for those who keep them. As many questions for a
    hundred as for one; never a family's own request, whose days are its author's alone.
    """
    here = Exists(Enrolment._base_manager.filter(open_on(today), school=school, pupil=OuterRef("pupil")))
    rows = SchoolRequest.objects.filter(here, ended_on__isnull=True).select_related("pupil").order_by("pk")
    newer = Bundle.objects.filter(request=OuterRef("request"), version__gt=OuterRef("version"))
    waits = Bundle.objects.filter(~Exists(newer), request=OuterRef("pk"), released_at__isnull=True, sent_back="")
    to_release = rows.filter(Exists(waits.exclude(made_by=actor.account)), _with_right(actor, Permission.EHC_REQUEST_APPROVE))
    found = [DateOnDesk(row.pupil.code, row.pupil.name, None) for row in to_release]
    seen = _with_right(actor, Permission.EHC_REQUEST_VIEW)
    kept = rows.filter(_with_right(actor, Permission.EHC_REQUEST_CREATE), seen, released_at__isnull=False)
    running = kept.annotate(answer_days=enquiry_days_at(school)).prefetch_related(Prefetch("days", RequestDay.objects.select_related("by")))
    clocks = [(row, clock_of(_facts(row), enquiry_days=row.answer_days).next_due()) for row in running]
    return found + [DateOnDesk(row.pupil.code, row.pupil.name, due) for row, due in clocks if due is not None]


def _with_right(actor: Actor, right: Permission) -> Q:
    """The requests of which this person has a right."""
    return within_reach(actor, right, to="pupil", own=SchoolRequest.conditions(actor), side=Side.SCHOOL)


def _facts(row: SchoolRequest | None) -> list[Fact]:
    days: list[RequestDay] = list(row.days.all()) if row is not None else []
    return [Fact(Happened(one.kind), one.on, one.milestone, one.excused, one.words, one.by.formal_name) for one in days]


def _bundle(actor: Actor, one: Bundle) -> BundleRead:
    return BundleRead(
        version=one.version,
        made_by=one.made_by.formal_name,
        made_at=one.made_at,
        mine=one.made_by_id == actor.account,
        gaps=tuple(one.gaps),
        masked=one.masked,
        cycles=one.cycles,
        hash=one.file.sha256,
        sent_back=one.sent_back,
        released_by=one.released_by.formal_name if one.released_by else "",
        released_at=one.released_at,
    )
