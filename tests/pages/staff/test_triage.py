"""Answering a concern with what the school knows beside it (6.45)."""

from fourfold.access.permissions import Permission
from fourfold.concerns.actions import raise_concern, share_worry
from fourfold.oversight.triage import evidence_about
from fourfold.pupils.actions import record_circumstances
from tests.cast import TODAY, Cast
from tests.concerns.test_unlinked import link_of, sent
from tests.noticing.cohort import assessed, close
from tests.signed_in import client_of


def test_the_evidence_stands_beside_the_words(cast: Cast) -> None:
    """A23: what the parent says, and what the school knows, on one page (6.45)."""
    record_circumstances(cast.amina, cast.leo, eal=True, first_language="Twi", attendance="88.5", attendance_as_at=TODAY)
    raise_concern(cast.tom, cast.leo, words="He guesses.")
    concern = share_worry(cast.grace, cast.leo, words="He is slow.")
    known = {one.about: one for one in evidence_about(cast.amina, cast.leo.code, but=concern.reference, today=TODAY)}
    assert known["Attendance this year"].says == "88.5% of sessions."
    assert known["Attendance this year"].matters
    assert "Twi" in known["English as an additional language"].says
    assert known["Earlier concerns"].says.startswith("1 concern")
    assert known["Sight and hearing check"].says == "Not known."
    page = client_of(cast.account("amina")).get(f"/concerns/{concern.reference}").content.decode()
    assert "88.5% of sessions" in page
    assert "does not by itself mean SEN" in page


def test_what_the_results_asked_somebody_to_look_at_stands_there_too(cast: Cast) -> None:
    """A7: signs and concerns meet. Whoever may not see results is told of none."""
    close(cast, *assessed(cast))

    def about_signs(name: str) -> list[str]:
        found = evidence_about(cast.actor(name), cast.leo.code, but="", today=TODAY)
        return [one.says for one in found if one.about == "Signs in the results"]

    assert about_signs("amina") == ["Autumn 2026: two signs or more in Reading and Maths."]
    assert about_signs("tess") == []


def test_who_may_not_read_a_childs_circumstances_is_shown_none(cast: Cast) -> None:
    record_circumstances(cast.amina, cast.leo, attendance="88.5", attendance_as_at=TODAY)
    assert Permission.PROGRESS_VIEW
    assert "Attendance this year" not in {one.about for one in evidence_about(cast.tess, cast.leo.code, but="", today=TODAY)}
    assert evidence_about(cast.odile, cast.leo.code, but="", today=TODAY) == ()


def test_the_answer_and_the_comparison_are_begun_from_the_familys_own_words(cast: Cast) -> None:
    concern = share_worry(cast.grace, cast.leo, words="He cries on Sunday nights.")
    page = client_of(cast.account("amina")).get(f"/concerns/{concern.reference}").content.decode()
    assert "You told us: “He cries on Sunday nights.”" in page
    assert "The family says: “He cries on Sunday nights.”" in page


def test_a_concern_without_an_account_waits_in_the_queue_and_on_the_desk_and_is_matched_with_two_presses(cast: Cast) -> None:
    row = sent(cast)
    amina = client_of(cast.account("amina"))
    assert f"/concerns/unlinked/{row.reference}" in amina.get("/concerns").content.decode()
    assert f"/concerns/unlinked/{row.reference}" in amina.get("/desk").content.decode()
    page = amina.get(f"/concerns/unlinked/{row.reference}").content.decode()
    assert f"?pupil={cast.leo.code}" in page
    chosen = {"pupil": cast.leo.code, "parent": link_of(cast, "grace").parent.code}
    answer = amina.post(f"/concerns/unlinked/{row.reference}/match", chosen)
    assert answer.headers["Location"] == f"/concerns/{row.reference}"


def test_nothing_is_matched_until_somebody_says_who_wrote_it(cast: Cast) -> None:
    row = sent(cast)
    client_of(cast.account("amina")).post(f"/concerns/unlinked/{row.reference}/match", {"pupil": cast.leo.code})
    row.refresh_from_db()
    assert row.concern is None
