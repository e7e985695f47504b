"""What stands behind the addresses: one of each thing that a page can show, made through the ordinary actions.

`things(cast)` gives words for addresses by name: `leo` is Leo's code, `plan` the code of his plan. A room that brings
pages with something new in their address adds a maker here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.cast import Cast


@dataclass
class Town:
    """The cast, and the words for what there is."""

    cast: Cast
    words: dict[str, Any] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    """The sessions of those who are signed in, by name; made as they are needed, or once for a whole file."""


MAKERS: list[Callable[[Town], None]] = []


def makes(maker: Callable[[Town], None]) -> Callable[[Town], None]:
    """Add to what there is; in the order in which they are written here."""
    MAKERS.append(maker)
    return maker


def things(cast: Cast) -> Town:
    """The town with everything in it."""
    town = Town(cast)
    for maker in MAKERS:
        maker(town)
    return town


@makes
def pupils_and_people(town: Town) -> None:
    town.words |= {name: pupil.code for name, pupil in town.cast.pupils.items()}
    town.words |= {f"account_of_{name}": account.code for name, account in town.cast.accounts.items()}
    town.words |= {"nonsense": "zzzzzz", "one": "1"}


@makes
def once_round_the_four_steps(town: Town) -> None:
    from fourfold import clock
    from fourfold.meetings.models import Meeting
    from fourfold.support import actions
    from fourfold.support.kinds import Answer
    from fourfold.support.models import GroupSlot
    from tests.support.history import drafted, key, logged

    cast = town.cast
    plan = drafted(cast)
    actions.share_plan(cast.amina, plan, today=clock.today())
    plan.refresh_from_db()
    actions.record_agreement(cast.grace, plan, key=key("grace"), answer=Answer.AGREED, today=clock.today())
    actions.start_support(cast.amina, plan.cycle, today=clock.today())
    session = logged(cast, plan)
    town.words |= {"plan": plan.code, "cycle": plan.cycle.code, "line": plan.lines.get().code, "outcome": plan.outcomes.get().code}
    town.words |= {"session": str(session.pk), "meeting": Meeting.objects.filter(pupil=cast.leo).earliest("pk").code}
    slot = GroupSlot.objects.get(weekday=clock.today().weekday())
    town.words |= {"slot": slot.code, "today": clock.today().isoformat(), "group": slot.group.code}
    draft = actions.revise_plan(cast.amina, plan, because="Leo wants harder books.")
    town.words |= {"session_code": session.code, "draft_outcome": draft.outcomes.get().code, "draft_line": draft.lines.get().code}


@makes
def a_teacher_who_was_asked(town: Town) -> None:
    from fourfold import clock
    from fourfold.audit import doors
    from fourfold.support.models import Assessment, TeacherAsked
    from tests.cast import MAKER

    with doors.opened(doors.Door("test.setup", MAKER)):
        assessment = Assessment.objects.get(pupil=town.cast.leo)
        who = {"teacher": town.cast.account("tom"), "asked_by": town.cast.account("amina")}
        asked = TeacherAsked(pupil=town.cast.leo, assessment=assessment, asked_on=clock.today(), **who)
        asked.save()
    town.words["asked_of_tom"] = asked.code


@makes
def a_concern_without_an_account(town: Town) -> None:
    from datetime import date

    from fourfold.access.actor import Actor, Office
    from fourfold.access.roles import Role
    from fourfold.concerns.actions import send_unlinked

    school = town.cast.larkfield
    visitor = Actor(account=None, name="Ada Obi", offices=(Office(Role.VISITOR, school.pk),))
    child, by = ("Leo", "Obi", date(2017, 3, 12)), ("Ada Obi", "ada@example.org", "")
    town.words["unlinked"] = send_unlinked(visitor, school, once="u" * 32, child=child, by=by, words="He guesses words.").reference


@makes
def a_message_and_a_request_to_talk(town: Town) -> None:
    from fourfold.meetings.actions import ask_to_talk
    from fourfold.meetings.kinds import WithWhom
    from fourfold.messages.actions import write_to_teacher

    cast = town.cast
    write_to_teacher(cast.grace, cast.leo, key="m" * 32, words="He slept badly.")
    town.words["talk"] = ask_to_talk(cast.grace, cast.leo, key="t" * 32, with_whom=WithWhom.HEAD, words="The help has stopped.").code


@makes
def a_family_that_is_asked_to_a_meeting(town: Town) -> None:
    from fourfold.meetings.links import sign
    from fourfold.meetings.models import Invitation
    from tests.meetings.asked import booked

    cast = town.cast
    found = booked(cast, asked=True)
    row = Invitation.objects.get(meeting=found, parent=cast.parents["grace"])
    town.words |= {"booked": found.code, "invitation": row.code, "invitation_sign": sign(row)}


@makes
def help_that_the_school_offers(town: Town) -> None:
    from fourfold.provision.actions import add_provision

    town.words["help"] = add_provision(town.cast.amina, town.cast.larkfield, name="Story talk").code


@makes
def a_question_about_the_plan(town: Town) -> None:
    from fourfold.support import actions
    from fourfold.support.models import Plan
    from tests.support.history import key

    plan = Plan.objects.get(code=town.words["plan"])
    town.words["question"] = actions.ask_senco(town.cast.tom, plan, key=key("question"), words="May he sit at the front?").code


@makes
def a_page_about_leo(town: Town) -> None:
    from fourfold import clock
    from fourfold.documents.pictures import made_safe
    from fourfold.profiles import actions
    from fourfold.profiles.kinds import Part
    from tests.documents.drawn import drawn
    from tests.support.history import key

    cast, today = town.cast, clock.today()
    details = {"part": Part.HELPS, "words": "Wait 10 seconds", "source": "me", "today": today}
    line = actions.suggest_line(cast.amina, cast.leo, key=key("line"), **details)
    actions.confirm_with_child(cast.amina, line, with_whom="Leo", today=today)
    actions.suggest_line(cast.tom, cast.leo, key=key("waits"), **details)
    safe = made_safe(drawn())
    picture = actions.suggest_picture(cast.tom, cast.leo, key=key("picture"), picture=safe, says="Leo on his bike", today=today)
    actions.confirm_picture_with_child(cast.amina, picture, with_whom="Leo", today=today)
    actions.suggest_picture(cast.tom, cast.leo, key=key("wanted"), picture=safe, says="Leo in class", today=today)
    town.words |= {"profile_line": line.code, "profile_picture": picture.code}


@makes
def a_symbol_of_the_school(town: Town) -> None:
    from fourfold.documents.pictures import made_safe
    from fourfold.profiles.actions import use_symbol
    from tests.documents.drawn import drawn

    symbol = use_symbol(town.cast.amina, town.cast.larkfield, choice="friend", picture=made_safe(drawn()))
    town.words |= {"symbol": symbol.code, "symbol_word": "friend"}


@makes
def somebody_who_covers_for_leo(town: Town) -> None:
    from fourfold import clock
    from fourfold.accounts.models import CoverLink
    from fourfold.accounts.tokens import mark_of
    from fourfold.support import actions

    cast, today = town.cast, clock.today()
    sue = actions.arrange_cover(cast.tom, cast.leo, name="Sue Supply", email="sue@agency.example.org", day=today)
    CoverLink.objects.filter(account=sue).update(mark=mark_of("cover-secret"))
    town.words |= {"account_of_sue": sue.code, "cover_day": today.isoformat(), "cover_secret": "cover-secret"}


@makes
def a_file_that_waits_and_one_that_is_in(town: Town) -> None:
    from fourfold import clock
    from fourfold.exchange import actions
    from fourfold.exchange.kinds import ImportKind
    from fourfold.exchange.reading.documents import Document
    from tests.exchange.conftest import Desk

    cast = town.cast
    batch = Desk(cast.dan, cast.larkfield, now=clock.now()).apply("Surname,Forename,DOB\nByrne,Aine,2017-01-01\n")
    waits = Document("pupils.csv", b"Surname,Forename,DOB\nByrne,Colm,2017-01-01\nByrne,,\n")
    upload = actions.stage(cast.dan, cast.larkfield, kind=ImportKind.PUPILS, documents=[waits], now=clock.now())
    town.words |= {"upload": upload.code, "import": batch.code, "blank_list": "pupils.csv"}


@makes
def a_worry_and_a_concern(town: Town) -> None:
    from fourfold.concerns import actions

    cast = town.cast
    worry = actions.share_worry(cast.grace, cast.leo, words="He cries at homework.")
    concern = actions.raise_concern(cast.tom, cast.leo, words="He lost his place four times.")
    town.words |= {"worry": worry.reference, "concern": concern.reference}


@makes
def letters_of_the_decision(town: Town) -> None:
    from fourfold.notifications.models import Delivery

    letter = Delivery.objects.filter(pupil=town.cast.leo, parent__account=town.cast.account("grace")).order_by("pk").first()
    assert letter
    town.words |= {"letter": letter.code, "notice": letter.notice.code}


@makes
def who_is_round_leo(town: Town) -> None:
    from fourfold.pupils.actions import record_care
    from fourfold.pupils.models import Grant, Involvement, Restriction
    from tests.cast import AUTUMN, MAKER

    cast = town.cast
    record_care(MAKER, cast.max, authority=cast.larkfield.authority, starts=AUTUMN)
    town.words |= {f"parent_{name}": parent.code for name, parent in cast.parents.items()}
    for name, model in (("adult", Involvement), ("grant", Grant), ("kept_out", Restriction)):
        assert model.objects.filter(pupil=cast.leo).exists()
        town.words[name] = "1"


@makes
def a_question_to_a_specialist_and_advice(town: Town) -> None:
    from datetime import timedelta

    from fourfold import clock
    from fourfold.code_of_practice.consulting import PROPOSED, Item, Profession, Said
    from fourfold.documents.arriving.accepting import receive
    from fourfold.specialists import actions
    from fourfold.specialists.kinds import LineKind
    from tests.documents.arrived import pdf
    from tests.support.history import key

    cast, today = town.cast, clock.today()
    asks = {"question": "He loses long instructions.", "today": today, "asked_name": "Megan Pryce", "asked_email": "megan@example.org"}
    drafts = [
        actions.draft_referral(
            cast.amina, cast.leo, key=key(name), profession=Profession.SPEECH_AND_LANGUAGE, wanted=(*PROPOSED, Item.ADVICE), **asks
        )
        for name in ("sent", "waits")
    ]
    sent, waits = drafts
    for referral in drafts:
        actions.record_talk(cast.amina, referral, on=today, how="In person", language="English", today=today)
    actions.say_word(cast.grace, sent, key=key("yes"), said=Said.YES, shares=tuple(Item), today=today)
    actions.send_referral(cast.amina, sent, until=today + timedelta(days=60), today=today)
    given = actions.AdviceGiven(
        Profession.SPEECH_AND_LANGUAGE,
        "Megan Pryce",
        today,
        "Leo follows one step at a time.",
        (actions.Suggestion(LineKind.STRATEGY, "Say one step, then wait.", "SLCN"),),
        ("SLCN",),
        receive("Report.pdf", pdf()),
    )
    advice = actions.send_advice(cast.megan, sent, key=key("advice"), given=given, today=today)
    actions.give_advice(cast.amina, advice, to_staff=True, today=today)
    town.words |= {"referral": sent.code, "referral_draft": waits.code, "advice": advice.code, "advice_line": advice.lines.get().code}


@makes
def what_leo_showed(town: Town) -> None:
    from fourfold.progress import actions
    from fourfold.progress.scales import Missed, Scale
    from tests.cast import MAKER
    from tests.progress.rounds import autumn_round, entries, reading

    cast, measure = town.cast, reading(town.cast)
    others = actions.add_measure(
        MAKER, cast.larkfield, subject="Getting on with others", scale=Scale.GRADES, grades=["Seldom", "Often"], wider=True
    )
    in_round = autumn_round(cast, measure, others)
    missed = actions.Entry(cast.leo, others, missed=Missed.ABSENT)
    actions.record_results(MAKER, in_round, entries=[*entries(measure, cast.leo), missed])
    town.words |= {"class": cast.juniper.code, "round": in_round.code, "measure": measure.code}


@makes
def a_list_that_waits_for_the_head(town: Town) -> None:
    from fourfold import clock
    from fourfold.pupils.actions.exports import ask_for_list

    cast = town.cast
    wanted = ask_for_list(cast.amina, cast.larkfield, kind="register", pupils=[cast.leo.pk], on=clock.today())
    town.words["wanted"] = wanted.code


@makes
def a_term_and_a_day_off(town: Town) -> None:
    from datetime import date

    from fourfold.schools.actions import add_closure, add_term
    from tests.cast import MAKER

    add_term(MAKER, town.cast.larkfield, name="Autumn", starts=date(2026, 9, 3), ends=date(2026, 12, 18))
    add_closure(MAKER, town.cast.larkfield, day=date(2026, 11, 27), why="Training day")
    town.words |= {"term_day": date(2026, 9, 3), "closure_day": date(2026, 11, 27)}


@makes
def somebody_who_is_asked_in(town: Town) -> None:
    from datetime import date, timedelta

    from fourfold import clock
    from fourfold.access.roles import Role
    from fourfold.accounts.actions.members import invite_staff
    from fourfold.accounts.models import EmailChange, FirstHeadToken, Invitation, SignInCode
    from fourfold.accounts.tokens import mark_of
    from fourfold.audit import doors
    from tests.cast import MAKER

    cast, now = town.cast, clock.now()
    asked = invite_staff(cast.helen, cast.larkfield, name="Nia New", email="nia@example.org", role=Role.TEACHER, starts=date(2026, 9, 1))
    town.words |= {"account_of_nia": asked.account.code, "teacher": "teacher"}
    whole = {"made_at": now, "expires_at": now + timedelta(days=1)}
    with doors.opened(doors.Door("test.setup", MAKER)):
        Invitation(school=cast.larkfield, account=asked.account, mark=mark_of("invitation-secret"), **whole).save()
        FirstHeadToken(school=cast.millbrook, mark=mark_of("first-head-secret"), **whole).save()
        EmailChange(account=cast.account("tom"), email="tom2@example.org", mark=mark_of("address-secret"), **whole).save()
        SignInCode(account=cast.account("grace"), salt="s", code_mark="m", link_mark=mark_of("link-secret"), **whole).save()


@makes
def what_leo_says(town: Town) -> None:
    from datetime import timedelta

    from fourfold import clock
    from fourfold.profiles import actions
    from fourfold.profiles.hearing import Answer, Heard
    from fourfold.profiles.kinds import AddedAs, Method

    cast, today = town.cast, clock.today()
    answers = (Answer("feel", ("well",)), Answer("helps", ("friend",), "I like the fox."))
    heard = Heard(Method.SYMBOLS, asked="primary-1", answers=answers, helper="Ms Moor", helper_role="Teaching assistant")
    said = actions.hear_child(cast.tess, cast.leo, heard=heard, today=today)
    actions.add_to_saying(cast.tom, said, kind=AddedAs.DONE, words="We read fox stories.", today=today)
    details = {"tried": [Method.TALK], "why": "He was tired.", "try_again_on": today + timedelta(days=7)}
    actions.record_not_heard(cast.tess, cast.leo, today=today, **details)
    town.words["saying"] = said.code


@makes
def two_who_ask_the_council_themselves(town: Town) -> None:
    from tests.ehc.own_story import asked

    asked(town.cast)
    asked(town.cast, "kim")


@makes
def a_request_that_the_school_made(town: Town) -> None:
    from fourfold import clock
    from fourfold.ehc.kinds import Happened
    from tests.ehc.school_story import happened, released

    happened(town.cast, released(town.cast), Happened.RECEIVED, clock.today())


@makes
def the_local_offer(town: Town) -> None:
    from fourfold import clock
    from fourfold.local_offer.actions import bring_in, point_out
    from fourfold.local_offer.models import Service, Topic
    from fourfold.local_offer.reading.feed import whole
    from fourfold.support.models import Plan
    from tests.cast import MAKER
    from tests.local_offer.feeds import third
    from tests.support.history import key

    cast = town.cast
    read = whole([third(1), third(2, status=None), {"id": "x"}], today=clock.today())
    bring_in(MAKER, cast.larkfield, read=read, feed="https://feeds.example.org/services", now=clock.now())
    service, plan = Service.objects.order_by("pk").first(), Plan.objects.get(code=town.words["plan"])
    signpost = point_out(cast.amina, cast.leo, key=key("signpost"), service=service, at=plan, because="He likes small groups.")
    town.words |= {"service": service.code, "signpost": signpost.code, "topic": Topic.objects.get().code}
