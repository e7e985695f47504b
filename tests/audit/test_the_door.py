"""Nothing is written but through an action, and each action leaves a sealed line."""

import importlib
from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection, transaction

from fourfold import clock
from fourfold.access.decide import Denied
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit import ledger
from fourfold.audit.action import action
from fourfold.audit.doors import Shut
from fourfold.audit.models import Chain, Event, Viewing
from fourfold.pupils import actions, queries
from fourfold.pupils.models import Circumstances, Pupil, Restriction
from tests.cast import Cast, at


def test_a_record_refuses_to_be_saved_outside_an_action(cast: Cast) -> None:
    cast.leo.forename = "Leonard"
    with pytest.raises(Shut):
        cast.leo.save()


def test_a_record_refuses_to_be_updated_in_bulk_outside_an_action(cast: Cast) -> None:
    with pytest.raises(Shut):
        Pupil.objects.update(forename="X")


def test_a_record_refuses_to_be_made_in_bulk_outside_an_action(cast: Cast) -> None:
    with pytest.raises(Shut):
        Circumstances.objects.bulk_create([Circumstances(pupil=cast.leo)])


def test_nobody_deletes_even_within_an_action(cast: Cast) -> None:
    @action("test.deleted", needs=Permission.IDENTITY_EDIT, by=Side.SCHOOL)
    def delete(actor: object, pupil: Pupil) -> None:
        Restriction.objects.filter(pupil=pupil).delete()

    with pytest.raises(Shut, match="Nobody deletes"):
        delete(cast.amina, cast.leo)


def test_an_action_leaves_an_event_with_the_names_of_what_changed_and_no_words(cast: Cast) -> None:
    actions.correct_identity(cast.amina, cast.leo, forename="Leonardo")
    event = Event.objects.order_by("-pk").first()
    assert (event.verb, event.pupil, event.actor, event.role) == ("pupil.corrected", cast.leo.pk, cast.account("amina").pk, "senco")
    assert event.changed == ["pupil.forename"]
    assert "Leonardo" not in str(event.words())


def test_an_action_refused_changes_nothing_and_leaves_no_event(cast: Cast) -> None:
    before = Event.objects.count()
    with pytest.raises(Denied):
        actions.correct_identity(cast.tom, cast.leo, forename="Leonardo")
    assert Pupil.objects.get(pk=cast.leo.pk).forename == "Leo"
    assert Event.objects.count() == before


def test_an_action_that_fails_halfway_changes_nothing(cast: Cast) -> None:
    @action("test.failed", needs=Permission.IDENTITY_EDIT, by=Side.SCHOOL)
    def fail(actor: object, pupil: Pupil) -> None:
        pupil.forename = "Half"
        pupil.save(update_fields=["forename"])
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail(cast.amina, cast.leo)
    assert Pupil.objects.get(pk=cast.leo.pk).forename == "Leo"


def test_an_action_within_another_joins_it_and_authorises_its_own_actor(cast: Cast) -> None:
    @action("test.outer", needs=Permission.IDENTITY_EDIT, by=Side.SCHOOL)
    def outer(actor: object, pupil: Pupil) -> None:
        actions.correct_identity(cast.amina, pupil, forename="Inner")
        actions.correct_identity(cast.tom, pupil, forename="Refused")

    with pytest.raises(Denied):
        outer(cast.amina, cast.leo)
    assert Pupil.objects.get(pk=cast.leo.pk).forename == "Leo"


def test_an_action_works_on_the_row_as_it_is_now(cast: Cast) -> None:
    stale = Pupil.objects.get(pk=cast.leo.pk)
    actions.correct_identity(cast.amina, cast.leo, surname="Obi-Lane")
    actions.correct_identity(cast.amina, stale, forename="Leonardo")
    assert Pupil.objects.get(pk=cast.leo.pk).name == "Leonardo Obi-Lane"


def test_the_ledger_of_a_fresh_school_is_whole(cast: Cast) -> None:
    assert list(ledger.faults()) == []


@pytest.mark.postgres
@pytest.mark.parametrize("deed", ["UPDATE audit_event SET verb = 'x'", "DELETE FROM audit_event", "DELETE FROM audit_viewing"])
def test_the_database_itself_refuses_to_rewrite_the_ledger(cast: Cast, deed: str) -> None:
    queries.open_record(cast.amina, cast.leo.code, page="story")
    with pytest.raises(Exception, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(deed)


def unguarded(sql: str, *values: object) -> None:
    """What somebody with the database's own rights could do."""
    guard = importlib.import_module("fourfold.audit.migrations.0002_nobody_rewrites_the_ledger")
    with connection.cursor() as cursor:
        editor = SimpleNamespace(connection=connection, execute=cursor.execute)
        guard.unguard(None, editor)
        cursor.execute(sql, values)
        guard.guard(None, editor)


def test_verify_names_a_changed_event(cast: Cast) -> None:
    target = Event.objects.filter(school=cast.larkfield.pk).order_by("number")[5]
    unguarded("UPDATE audit_event SET role = 'head' WHERE id = %s", target.pk)
    assert list(ledger.faults()) == [f"event {target.school}/{target.number} was changed."]


def test_verify_names_a_missing_event(cast: Cast) -> None:
    target = Event.objects.filter(school=cast.larkfield.pk).order_by("number")[5]
    unguarded("DELETE FROM audit_event WHERE id = %s", target.pk)
    assert list(ledger.faults()) == [f"event {target.school}/{target.number} is missing."]


def test_verify_names_events_cut_from_the_end(cast: Cast) -> None:
    head = Chain.objects.get(kind="event", school=cast.larkfield.pk)
    unguarded("DELETE FROM audit_event WHERE school = %s AND number > %s", head.school, head.number - 2)
    assert list(ledger.faults()) == [f"event {head.school}/{head.number - 1} to {head.number} are missing at the end."]


def test_opening_a_record_leaves_a_viewing(cast: Cast) -> None:
    queries.open_record(cast.tom, cast.leo.code, page="story")
    viewing = Viewing.objects.order_by("-pk").first()
    assert (viewing.pupil, viewing.actor, viewing.page) == (cast.leo.pk, cast.account("tom").pk, "story")


def test_not_reaching_a_record_leaves_no_viewing(cast: Cast) -> None:
    assert queries.open_record(cast.stranger, cast.leo.code, page="story") is None
    assert not Viewing.objects.exists()


def test_events_stand_in_the_chain_of_the_school_that_they_are_about(cast: Cast) -> None:
    assert Event.objects.filter(pupil=cast.otto.pk).exclude(school=cast.millbrook.pk).count() == 0
    assert Event.objects.filter(pupil=cast.otto.pk, school=cast.millbrook.pk).exists()


def test_a_history_can_be_written_with_its_own_clock(cast: Cast) -> None:
    with clock.set_to(at(date(2026, 10, 5))):
        actions.correct_identity(cast.amina, cast.leo, forename="Leonardo")
    assert Event.objects.order_by("-pk").first().at.date() == date(2026, 10, 5)
