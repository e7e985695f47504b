from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError

from fourfold.access.decide import Denied
from fourfold.accounts.models import Account, Membership
from fourfold.audit.models import Event
from fourfold.exchange.actions import NotReady, Stale, approve_staff
from fourfold.exchange.answers import Answers
from fourfold.exchange.importing import apply_documents
from fourfold.exchange.kinds import ImportKind
from fourfold.exchange.models import Batch, SavedMapping
from fourfold.exchange.reading.documents import documents_at
from fourfold.exchange.reading.places import places_named
from fourfold.outbox.models import Mail
from fourfold.pupils.models import Circumstances, ClassPlace, ClassStaff, Need, Parent, ParentLink, Pupil, SenPeriod
from tests.cast import TODAY, Cast
from tests.exchange.conftest import Desk, documents

STAFF = "Email,Forename,Surname,Role\nnew@example.org,Nora,New,Class teacher\ntom@example.org,Tom,Hardy,Teacher\n"
CTF = """<?xml version="1.0" encoding="UTF-8"?>
<CTfile><Header><DocumentName>Common Transfer File</DocumentName><CTFversion>25.0</CTFversion>
<SourceSchool><LEA>998</LEA><Estab>2001</Estab><SchoolName>Elsewhere</SchoolName></SourceSchool></Header>
<CTFpupilData><Pupil><UPN>W999400126003</UPN><Surname>Marsh</Surname><Forename>Ida</Forename><DOB>2014-02-03</DOB><Sex>F</Sex>
<BasicDetails><NCyearActual>8</NCyearActual></BasicDetails>
<SENhistory><SEN><StartDate>2013-09-01</StartDate><EndDate>2014-08-31</EndDate><SENprovision>A</SENprovision></SEN>
<SEN><StartDate>2019-09-01</StartDate><SENprovision>N</SENprovision></SEN>
<SEN><StartDate>2022-01-10</StartDate><SENprovision>K</SENprovision></SEN>
<SENneeds><SENneed><SENtypeRank>1</SENtypeRank><SENtype>SPLD</SENtype></SENneed></SENneeds></SENhistory>
<Contacts><Contact><Order>1</Order><Title>Mr</Title><Surname>Marsh</Surname><Forename>Jon</Forename><Relationship>PAF</Relationship>
<Responsibility>true</Responsibility></Contact>
<Contact><Order>2</Order><Surname>Grey</Surname><Forename>Ann</Forename><Relationship>AUN</Relationship><Responsibility>false</Responsibility>
</Contact></Contacts></Pupil></CTFpupilData></CTfile>"""


def bola() -> Pupil:
    return Pupil.objects.get(upn="T999400126001")


def test_a_list_brings_pupils_with_their_parents(desk: Desk, list_of_pupils: str) -> None:
    desk.apply(list_of_pupils)
    assert [link.parent.name for link in bola().parent_links.all()] == ["Funmi Adeyemi"]


def test_brothers_and_sisters_share_a_parent(desk: Desk, list_of_pupils: str) -> None:
    desk.apply(list_of_pupils)
    assert Parent.objects.get(email="funmi@example.org").links.count() == 2


def test_a_parent_brought_in_is_unconfirmed_and_sees_nothing_yet(desk: Desk, list_of_pupils: str) -> None:
    desk.apply(list_of_pupils)
    link = bola().parent_links.get()
    assert (link.responsibility, link.is_confirmed) == (ParentLink.YES, False)


def test_sen_status_needs_and_circumstances_come_in(desk: Desk, list_of_pupils: str) -> None:
    desk.apply(list_of_pupils)
    status = SenPeriod.objects.get(pupil=bola())
    assert (status.status, status.starts, status.ends) == ("K", date(2025, 9, 1), None)
    assert list(Need.objects.filter(pupil=bola()).values_list("rank", "code")) == [(1, "SLCN"), (2, "ASD")]
    assert Circumstances.objects.get(pupil=bola()).eal is True


def test_the_class_that_is_here_is_used_and_a_new_one_is_made(cast: Cast, desk: Desk, list_of_pupils: str) -> None:
    desk.apply(list_of_pupils)
    assert ClassPlace.objects.get(pupil=bola()).group == cast.juniper
    assert ClassPlace.objects.get(pupil__forename="Kemi").group.name == "3 Oak"


def test_the_same_list_again_changes_nothing(desk: Desk, list_of_pupils: str) -> None:
    desk.apply(list_of_pupils)
    again = desk.check(list_of_pupils)
    assert again.says == "3 pupils: 3 already here."
    assert not again.can_apply


def test_every_pupil_has_an_event_and_the_batch_its_own(desk: Desk, list_of_pupils: str) -> None:
    before = Event.objects.count()
    desk.apply(list_of_pupils)
    added = Event.objects.filter(verb="import.applied")
    assert (Event.objects.count() - before, added.filter(pupil__isnull=False).count()) == (4, 3)
    assert "need" in added.get(pupil=bola().pk).changed


def test_a_transfer_file_brings_all_its_sen_history(desk: Desk) -> None:
    desk.apply(CTF, kind=ImportKind.CTF)
    ida = Pupil.objects.get(forename="Ida")
    assert list(ida.sen_periods.order_by("starts").values_list("status", "ends")) == [
        ("A", date(2014, 8, 31)),
        ("N", date(2022, 1, 9)),
        ("K", None),
    ]
    assert not desk.check(CTF, kind=ImportKind.CTF).changes_anything


def test_a_contact_without_responsibility_is_no_parent(desk: Desk) -> None:
    desk.apply(CTF, kind=ImportKind.CTF)
    assert [link.parent.name for link in Pupil.objects.get(forename="Ida").parent_links.all()] == ["Jon Marsh"]


def test_a_status_decided_here_later_stays(cast: Cast, desk: Desk, list_of_pupils: str) -> None:
    desk.apply(list_of_pupils)
    older = list_of_pupils.replace(",K,2025-09-01,", ",N,2024-09-01,")
    line = desk.check(older).lines[0]
    assert "SEN support was recorded here later" in "".join(line.warnings)


def test_a_restricted_adult_is_left_as_they_are(cast: Cast, desk: Desk) -> None:
    head = "Surname,Forename,DOB,Parent 1 Forename,Parent 1 Surname,Parent 1 Email"
    found = desk.check(f"{head}\nObi,Leo,2017-03-12,Rob,Obi,rob.new@example.org\n")
    assert not found.changes_anything
    assert "restriction" in "".join(found.lines[0].warnings)


def test_an_adult_is_left_as_they_are_too_where_the_restriction_names_their_account(cast: Cast, desk: Desk) -> None:
    from fourfold.pupils import actions as pupil_actions
    from tests.cast import AUTUMN, MAKER

    details = {"forename": "Fay", "surname": "Obi", "email": "stranger@example.org"}
    pupil_actions.add_parent(MAKER, cast.leo, relation="aunt", starts=AUTUMN, **details)
    pupil_actions.restrict(MAKER, cast.leo, account=cast.account("stranger"), kind="Court order", starts=TODAY)
    found = desk.check(
        "Surname,Forename,DOB,Parent 1 Forename,Parent 1 Surname,Parent 1 Email\nObi,Leo,2017-03-12,Fay,Obi,fay@example.org\n"
    )
    assert not found.changes_anything
    assert "restriction" in "".join(found.lines[0].warnings)


def test_a_pupil_who_left_comes_back_on_the_roll(cast: Cast, desk: Desk) -> None:
    from fourfold.pupils import actions as pupil_actions
    from tests.cast import MAKER

    pupil_actions.leave(MAKER, cast.max.enrolments.get(), on=date(2026, 10, 1))
    desk.apply("Surname,Forename,DOB,Year\nStone,Max,2016-01-05,6\n")
    assert cast.max.enrolments.filter(ends__isnull=True, school=cast.larkfield).count() == 1


def test_a_stale_check_is_refused(desk: Desk, list_of_pupils: str) -> None:
    seal = desk.check(list_of_pupils).seal
    desk.apply("Surname,Forename,DOB\nByrne,Sean,2016-11-30\n")
    with pytest.raises(Stale):
        apply_documents(
            desk.actor, desk.school, ImportKind.PUPILS, documents((list_of_pupils,)), Answers(), seal=seal, today=TODAY, now=desk.now
        )


def test_a_file_with_a_problem_is_not_applied_in_part(desk: Desk) -> None:
    before = Pupil.objects.count()
    with pytest.raises(NotReady):
        desk.apply("Surname,Forename,DOB\nNew,Ann,2017-01-01\nNew,Ben,\n")
    assert Pupil.objects.count() == before


def test_a_fault_half_way_leaves_nothing_behind(desk: Desk, list_of_pupils: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Pupil.objects.count()

    def broken(*_: object, **__: object) -> None:
        raise IntegrityError("the disk is full")

    monkeypatch.setattr("fourfold.exchange.actions.applying._keep_rows", broken)
    with pytest.raises(IntegrityError):
        desk.apply(list_of_pupils)
    assert (Pupil.objects.count(), Batch.objects.count()) == (before, 0)


@pytest.mark.parametrize("name", ["tom", "tess", "helen", "sal", "gus", "grace", "megan", "stranger", "odile", "sysop"])
def test_only_the_data_manager_and_the_senco_bring_in_pupils(cast: Cast, name: str, list_of_pupils: str) -> None:
    with pytest.raises(Denied):
        Desk(cast.actor(name), cast.larkfield).apply(list_of_pupils)


def test_the_senco_brings_in_pupils(cast: Cast, list_of_pupils: str) -> None:
    assert Desk(cast.amina, cast.larkfield).apply(list_of_pupils).counts["new"] == 3


def test_columns_are_remembered_for_the_next_list(cast: Cast, desk: Desk) -> None:
    desk.apply(
        "Chosen,Nachname,DOB\nAnn,New,2017-01-01\n",
        columns={"Chosen": "legal_forename", "Nachname": "legal_surname", "DOB": "date_of_birth"},
    )
    assert SavedMapping.objects.get(school=cast.larkfield).columns["Nachname"] == "legal_surname"
    assert desk.check("Chosen,Nachname,DOB\nBen,New,2017-01-02\n").says == "1 pupil: 1 new."


def test_new_staff_have_no_role_until_another_person_agrees(cast: Cast, desk: Desk) -> None:
    batch = desk.apply(STAFF, kind=ImportKind.STAFF)
    nora = Membership.objects.get(account__email="new@example.org")
    assert (nora.approved_at, nora.asked_by_id) == (None, cast.account("dan").pk)
    with pytest.raises(Denied):
        approve_staff(cast.dan, batch)
    assert approve_staff(cast.helen, batch).agreed == 1
    nora.refresh_from_db()
    assert (nora.approved_at is not None, nora.approved_by_id) == (True, cast.account("helen").pk)


def test_the_senco_stands_in_for_the_head_and_nobody_agrees_to_their_own_role(cast: Cast, desk: Desk) -> None:
    batch = desk.apply(STAFF + "amina@example.org,Amina,Begum,Headteacher\n", kind=ImportKind.STAFF)
    done = approve_staff(cast.amina, batch)
    assert (done.agreed, [name for name, _ in done.waiting]) == (1, ["Amina Begum"])
    assert Mail.objects.filter(to="new@example.org").exists()


def test_a_list_of_staff_tells_nothing_of_whose_address_it_names(cast: Cast, desk: Desk) -> None:
    desk.apply("Email,Forename,Surname,Role\nsysop@example.org,Sid,Ops,Teacher\n", kind=ImportKind.STAFF)
    asked = Membership.objects.get(account=cast.account("sysop"), school=cast.larkfield)
    assert asked.asked_as == "Sid Ops"


def test_staff_who_are_here_are_matched_by_email(desk: Desk) -> None:
    assert desk.check(STAFF, kind=ImportKind.STAFF).says == "2 people: 1 new and 1 already here."


def test_somebody_known_at_another_school_looks_new_here(cast: Cast, desk: Desk) -> None:
    found = desk.check("Email,Forename,Surname,Role\nodile@example.org,O,Marsh,Teacher\n", kind=ImportKind.STAFF)
    assert found.says == "1 person: 1 new."
    desk.apply("Email,Forename,Surname,Role\nodile@example.org,O,Marsh,Teacher\n", kind=ImportKind.STAFF)
    assert Account.objects.get(email="odile@example.org").name == "Odile Marsh"


def test_a_class_list_places_pupils_and_teachers(cast: Cast, desk: Desk) -> None:
    desk.apply("UPN,Surname,Forename,DOB,Admission Number\n,Obi,Leo,2017-03-12,101\n")
    desk.apply("Class,Teacher Email,Pupils\nMaths 1,tom@example.org,101\n", kind=ImportKind.CLASSES)
    assert ClassPlace.objects.filter(pupil=cast.leo, group__name="Maths 1").count() == 1
    assert ClassStaff.objects.filter(account=cast.account("tom"), group__name="Maths 1").count() == 1
    assert not desk.check("Class,Teacher Email,Pupils\nMaths 1,tom@example.org,101\n", kind=ImportKind.CLASSES).changes_anything


def test_the_real_uk_set_is_applied_and_its_classes_after_it(desk: Desk, samples: Path) -> None:
    files = documents_at(samples / "mis-csv/microsoft-sds/UK_Format/25_Users")
    assert desk.apply(*files, school="10001").counts["new"] == 22
    assert not desk.check(*files, school="10001").changes_anything
    classes = desk.check(*files, kind=ImportKind.CLASSES, school="10001")
    assert {place.table for place in classes.problem_places} == {"TeacherRoster"}
    left_out = places_named("TeacherRoster:2-5")
    desk.apply(*files, kind=ImportKind.CLASSES, school="10001", leave_out=left_out)
    assert not desk.check(*files, kind=ImportKind.CLASSES, school="10001", leave_out=left_out).changes_anything
