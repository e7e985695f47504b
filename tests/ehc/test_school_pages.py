"""The page of the school's request, as the SENCO and the head use it."""

import ast
import pathlib
import re

import pytest
from django.test import Client
from django.urls import reverse

from fourfold.code_of_practice.ehc_evidence import Item, Source
from fourfold.ehc import evidence
from fourfold.ehc.actions import enter_evidence_list
from fourfold.ehc.models import Bundle, EvidenceList, RequestDay, SchoolRequest
from tests.cast import TODAY, Cast
from tests.ehc.own_story import SENT, asked
from tests.ehc.school_story import WHY, made, opened, released
from tests.signed_in import client_of


def path(cast: Cast, more: str = "") -> str:
    return f"/pupils/{cast.leo.code}/ehc-request{more}"


def read(client: Client, cast: Cast) -> str:
    return " ".join(client.get(path(cast)).content.decode().split())


def hidden(html: str, name: str) -> str:
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', html)
    assert found
    return found[1]


def test_two_answers_and_three_presses_make_the_bundle_and_another_releases_it(cast: Cast) -> None:
    """The brief's budget: 4 taps and what is missing, 2 fields. Told as it comes (today, in a talk), one press for each parent."""
    amina, helen = client_of(cast.account("amina")), client_of(cast.account("helen"))
    html = read(amina, cast)
    assert "Has Leo, or may Leo have, special educational needs?" in html
    amina.post(path(cast), {**WHY, "edition": "1", "key": hidden(html, "key")})
    html = read(amina, cast)
    assert "Tell Grace Obi first" in html
    assert "Leaflet rule: the school must tell them first." in html
    assert "What counts here is what you write down yourself: nothing is sent to them from this page." in html
    for name in ("grace", "kim"):
        told = {"reader": f"parent:{cast.parents[name].pk}", "on": TODAY.isoformat(), "how": "talk", "agrees": ""}
        amina.post(path(cast, "/told"), told)
    html = read(amina, cast)
    assert '<h1 class="mb-2">The bundle can be made. ' in html
    assert html.count("Written down by Mrs Begum.") == 2
    amina.post(path(cast, "/bundle"))
    assert "The bundle is ready for the head to release" in read(amina, cast)
    assert "Release it to Northshire" not in read(amina, cast)
    assert "Release it to Northshire" in read(helen, cast)
    helen.post(path(cast, "/bundles/1/release"))
    assert Bundle.objects.get().released_by == cast.account("helen")
    assert amina.get(path(cast, "/bundles/1")).content.startswith(b"%PDF")


def test_a_press_that_came_twice_makes_one_version_and_ends_the_request_once(cast: Cast) -> None:
    """Drawing it takes a while, and whoever waits presses again."""
    request, amina = made(cast).request, client_of(cast.account("amina"))
    assert 'name="after" value="1"' in read(amina, cast)
    for _press in range(2):
        amina.post(path(cast, "/bundle"), {"after": "1"})
    assert "Version 2 was made since you opened this page." in read(amina, cast)
    assert request.bundles.count() == 2
    assert [amina.post(path(cast, "/over")).status_code for _press in range(2)] == [302, 302]


def test_what_is_missing_is_named_with_the_way_to_where_it_is_written(cast: Cast) -> None:
    html = read(client_of(cast.account("amina")), cast)
    assert "Nothing about this is in the record. The bundle will say so." in html
    for name in ("pupil-progress", "facts", "views"):
        assert f'btn--2 btn--full" href="{reverse(f"staff:{name}", args=[cast.leo.code])}"' in html


def test_an_empty_answer_is_asked_for_in_words_and_the_other_kept(cast: Cast) -> None:
    amina = client_of(cast.account("amina"))
    html = amina.post(path(cast), {"has_needs": "Words I wrote", "needs_plan": " ", "edition": "1"}).content.decode()
    assert "Say why an EHC plan may be necessary" in html
    assert "Words I wrote" in html
    assert not SchoolRequest.objects.exists()


def test_two_who_write_at_once_read_each_others_words(cast: Cast) -> None:
    opened(cast)
    html = client_of(cast.account("amina")).post(path(cast), {"has_needs": "Mine", "needs_plan": "Mine", "edition": "1"}).content.decode()
    assert "Mine" in html
    assert WHY["has_needs"] in html


def test_the_head_reads_and_does_not_write(cast: Cast) -> None:
    opened(cast)
    helen = client_of(cast.account("helen"))
    for more, said in (("", {**WHY, "edition": "1"}), ("/bundle", {}), ("/told", {}), ("/days", {}), ("/over", {})):
        assert helen.post(path(cast, more), said).status_code == 403
    assert WHY["needs_plan"] in read(helen, cast)


def test_a_day_sent_twice_is_written_once_and_the_clock_runs(cast: Cast) -> None:
    released(cast)
    amina = client_of(cast.account("amina"))
    for _ in range(2):
        amina.post(path(cast, "/days"), {"kind": "received", "on": TODAY.isoformat(), "key": "d" * 32})
    assert RequestDay.objects.count() == 1
    assert "The authority says whether it will assess by Tuesday 5 January" in read(amina, cast)


def test_an_exception_without_its_reason_comes_back_with_what_was_written(cast: Cast) -> None:
    released(cast)
    html = client_of(cast.account("amina")).post(
        path(cast, "/exceptions"), {"milestone": "decision", "excused": "away", "on": "2026-11-24"}
    )
    assert "Say what happened" in html.content.decode()
    assert not RequestDay.objects.exists()


def test_an_exception_with_its_reason_is_written_down(cast: Cast) -> None:
    released(cast)
    said = {"milestone": "decision", "excused": "away", "on": TODAY.isoformat(), "words": "Abroad for five weeks.", "key": "e" * 32}
    answer = client_of(cast.account("amina")).post(path(cast, "/exceptions"), said, follow=True)
    assert "Written down with its reason." in answer.content.decode()
    day = RequestDay.objects.get()
    assert (day.milestone, day.excused, day.words) == ("decision", "away", "Abroad for five weeks.")


def test_a_refusal_shows_the_familys_days_and_free_advice(cast: Cast) -> None:
    """A45."""
    released(cast)
    amina = client_of(cast.account("amina"))
    for kind in ("received", "will_not_assess"):
        amina.post(path(cast, "/days"), {"kind": kind, "on": TODAY.isoformat(), "key": f"{kind:d<32}"[:32].replace("_", "d")})
    html = read(amina, cast)
    assert "Ask about mediation by Sunday 24 January 2027." in html
    assert "Appeal to the Tribunal by Sunday 24 January 2027." in html
    assert "Northshire SENDIASS" in html


def test_the_head_sends_it_back_with_words(cast: Cast) -> None:
    made(cast)
    helen = client_of(cast.account("helen"))
    assert "Write what should be different" in helen.post(path(cast, "/bundles/1/send-back"), {"words": " "}).content.decode()
    helen.post(path(cast, "/bundles/1/send-back"), {"words": "Add the results."})
    assert "The head asks: Add the results." in read(client_of(cast.account("amina")), cast)


def test_a_letter_that_a_parent_shared_is_read_beside_it(cast: Cast) -> None:
    from fourfold.ehc.actions import share_own_request

    row = asked(cast, sent=SENT)
    assert "has asked too" not in read(client_of(cast.account("amina")), cast)
    share_own_request(cast.grace, row)
    assert "Grace Obi has asked too" in read(client_of(cast.account("amina")), cast)


def test_another_schools_senco_finds_nothing(cast: Cast) -> None:
    made(cast)
    odile = client_of(cast.account("odile"))
    assert [odile.get(path(cast, more)).status_code for more in ("", "/bundles/1")] == [404, 404]
    assert odile.post(path(cast, "/bundle")).status_code == 404


def test_a_school_writes_its_authoritys_list_and_two_at_once_notice(cast: Cast) -> None:
    amina = client_of(cast.account("amina"))
    said = {"says_0": "Form B", "source_0": "parents", "says_1": "", "source_1": "", "enquiry_days": "10", "seen": "0"}
    blank = {f"{name}_{place}": "" for name in ("says", "source") for place in range(2, 13)}
    amina.post("/settings/evidence", said | blank)
    (row,) = EvidenceList.objects.all()
    assert (row.items, row.enquiry_days) == ([{"says": "Form B", "source": "parents"}], 10)
    enter_evidence_list(cast.helen, cast.larkfield, items=[Item("Hers", Source.NONE)], enquiry_days=9, seen=1)
    assert "changed this while you were writing" in amina.post("/settings/evidence", said | blank | {"seen": "1"}).content.decode()


@pytest.mark.parametrize("source", sorted(pathlib.Path(evidence.__file__).parent.glob("*.py")), ids=lambda file: file.stem)
def test_every_page_that_evidence_leads_to_is_there(cast: Cast, source: pathlib.Path) -> None:
    """Every line links back to where it stands."""
    called = [
        node
        for node in ast.walk(ast.parse(source.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Evidence"
    ]
    for call in called:
        given = next((one.value for one in call.keywords if one.arg == "page"), call.args[5] if len(call.args) > 5 else None)
        for name in (node.value for node in ast.walk(given) if isinstance(node, ast.Constant)) if given is not None else ():
            if name != "in_force":
                assert reverse(f"staff:{name}", args=[cast.leo.code])
