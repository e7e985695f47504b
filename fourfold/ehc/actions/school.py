"""The school's request: opened, answered, told of, bundled by the SENCO, released by the head (veto 6)."""

from dataclasses import dataclass
from datetime import date

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.decide import require
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.documents.dossier import render_dossier
from fourfold.documents.keeping import keep_file
from fourfold.ehc.bundling import bundled
from fourfold.ehc.kinds import Agrees, HowTold
from fourfold.ehc.knowing import BASIS, telling_of, whom
from fourfold.ehc.models import Bundle, Known, SchoolRequest
from fourfold.ehc.seeing import must_be_seen
from fourfold.ehc.whom import authority_of
from fourfold.pupils.models import Pupil
from fourfold.pupils.refusals import ChangedMeanwhile, Incomplete, Refused

LONGEST = 4000


class SamePerson(Refused):
    """Two people are needed, and this is the first of them."""


@dataclass(frozen=True)
class Told:
    """That somebody was told: when, how, and what they said of it."""

    on: date
    how: HowTold
    agrees: Agrees = Agrees.NOT_SAID
    words: str = ""


@action("ehc.opened", needs=Permission.EHC_REQUEST_CREATE, by=Side.SCHOOL)
def open_request(actor: Actor, pupil: Pupil, *, key: str) -> SchoolRequest:
    """Begin the school's request; the one that is open, where there is one. No number of cycles is asked for (s.36(8); A42)."""
    require(actor, Permission.STATUS_CREATE, pupil.standing(actor, Permission.STATUS_CREATE), side=Side.SCHOOL)
    already: SchoolRequest | None = SchoolRequest.objects.filter(pupil=pupil, ended_on__isnull=True).first()
    if already is not None:
        return already
    request = SchoolRequest(
        pupil=pupil, key=key, authority=authority_of(pupil), opened_by_id=actor.account or 0, opened_on=clock.today(), edition=1
    )
    request.save()
    return request


@action("ehc.test_answered", needs=Permission.EHC_REQUEST_CREATE, by=Side.SCHOOL)
def answer_test(actor: Actor, request: SchoolRequest, *, edition: int, has_needs: str, needs_plan: str) -> None:
    """Write down why the two questions of s.36(8) are answered with yes. Raises ChangedMeanwhile."""
    must_be_seen(actor, request)
    _must_be_open(request)
    said = {"has_needs": has_needs.strip()[:LONGEST], "needs_plan": needs_plan.strip()[:LONGEST]}
    if said == {name: getattr(request, name) for name in said}:
        return
    if edition != request.edition:
        theirs = {name: getattr(request, name) for name in said}
        raise ChangedMeanwhile(request.changed_by.formal_name if request.changed_by else "", request.changed_at, theirs, said)
    request.has_needs, request.needs_plan = said["has_needs"], said["needs_plan"]
    request.edition, request.changed_by_id, request.changed_at = edition + 1, actor.account, clock.now()
    request.save(update_fields=["has_needs", "needs_plan", "edition", "changed_by", "changed_at"])


@action("ehc.family_told", needs=Permission.EHC_REQUEST_CREATE, by=Side.SCHOOL)
def tell_of_request(actor: Actor, request: SchoolRequest, *, reader: str, told: Told) -> Known:
    """Write down that a parent, or the young person, knows of it. Only of those whom the law names today. Raises Refused."""
    must_be_seen(actor, request)
    _must_be_open(request)
    known, missing = whom(request.pupil, today=clock.today())
    found = next((one for one in known if one.fact.key == reader), None)
    if found is None:
        raise Refused(missing or "Choose somebody whom the law says to tell.")
    if told.on > clock.today():
        raise Refused("This day is still to come. Write it down once they are told.")
    row = Known(
        pupil=request.pupil,
        request=request,
        parent=found.parent,
        name=found.name.name,
        on=told.on,
        how=told.how,
        agrees=told.agrees,
        words=told.words.strip()[:LONGEST],
        by_id=actor.account or 0,
        at=clock.now(),
    )
    row.save()
    return row


@action("ehc.bundled", needs=Permission.EHC_REQUEST_CREATE, by=Side.SCHOOL)
def make_bundle(actor: Actor, request: SchoolRequest, *, after: int | None = None) -> Bundle:
    """Draw the bundle from the record as it is now and freeze it: a file with its hash. Made again it is a new version. `after` is the
    newest that the reader saw.

    Raises Incomplete where the law's questions have no answer, or somebody still has to be told (A43), and Refused where there is a newer
    one than the reader saw.
    """
    must_be_seen(actor, request)
    _must_be_open(request)
    today = clock.today()
    _must_be_whole(request, today=today)
    newest = max(request.bundles.values_list("version", flat=True), default=0)
    if after is not None and after != newest:
        raise Refused(f"Version {newest} was made since you opened this page. Look at it before you make another.")
    version = newest + 1
    made = bundled(actor, request, version=version, today=today)
    file = keep_file(request.pupil, render_dossier(made.dossier), title="ehc-request.pdf", content_type="application/pdf")
    bundle = Bundle(
        pupil=request.pupil,
        request=request,
        version=version,
        file=file,
        contents=made.dossier.as_json(),
        gaps=list(made.gaps),
        cycles=made.cycles,
        masked=made.masked,
        made_by_id=actor.account or 0,
        made_at=clock.now(),
    )
    bundle.save()
    return bundle


@action("ehc.released", needs=Permission.EHC_REQUEST_APPROVE, by=Side.SCHOOL)
def release_bundle(actor: Actor, bundle: Bundle) -> None:
    """Let this version go to the authority. Raises SamePerson for whoever made it, Incomplete where somebody has to be told first, and
    Refused for a version that is not the newest."""
    request = bundle.request
    _must_be_newest(bundle)
    if bundle.made_by_id == actor.account:
        raise SamePerson("You made this bundle, so another person must release it.")
    _must_be_whole(request, today=clock.today())
    if bundle.released_at is not None:
        return
    bundle.released_by_id, bundle.released_at, bundle.sent_back = actor.account, clock.now(), ""
    bundle.save(update_fields=["released_by", "released_at", "sent_back"])
    if request.released_at is None:
        request.lock()
        request.released_at = bundle.released_at
        request.save(update_fields=["released_at"])


@action("ehc.sent_back", needs=Permission.EHC_REQUEST_APPROVE, by=Side.SCHOOL)
def send_back(actor: Actor, bundle: Bundle, *, words: str) -> None:
    """Ask for something to be put right first: a new version follows. Raises Refused."""
    _must_be_newest(bundle)
    if bundle.released_at is not None:
        raise Refused("This version has gone. A correction is a new version.")
    if not words.strip():
        raise Refused("Write what should be different.")
    bundle.sent_back = words.strip()[:600]
    bundle.save(update_fields=["sent_back"])


def _must_be_open(request: SchoolRequest) -> None:
    if request.ended_on is not None:
        raise Refused("This request is over. Begin a new one.")


def _must_be_newest(bundle: Bundle) -> None:
    _must_be_open(bundle.request)
    if Bundle.objects.filter(request=bundle.request, version__gt=bundle.version).exists():
        raise Refused("There is a newer version. Read that one.")


def _must_be_whole(request: SchoolRequest, *, today: date) -> None:
    """The law's two questions have their answers, and those whom the law names know of it."""
    telling = telling_of(request.pupil, request, today=today)
    missing = [] if request.has_needs else ["Say why there are, or may be, special educational needs."]
    missing += [] if request.needs_plan else ["Say why an EHC plan may be necessary."]
    missing += [f"Tell {one.name} first. {BASIS}" for one in telling.people if not one.is_told]
    missing += [f"{telling.missing} {BASIS}"] if not telling.people else []
    if missing:
        raise Incomplete(missing)
