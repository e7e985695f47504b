"""Our letters: the decision, the plan, the start of the help, the review; each written for its reader, in a family's words."""

from collections.abc import Callable
from datetime import date

from fourfold.accounts.models import Account
from fourfold.code_of_practice import deciding, reviewing
from fourfold.code_of_practice.reviewing import FAMILY_NEXT_STEP_NAMES, FAMILY_VERDICT_NAMES, NextStep
from fourfold.documents.letters import Letter, Section
from fourfold.notifications.composing import write_letter
from fourfold.notifications.recipients import RecipientName
from fourfold.notifications.school_people import SchoolPeople, people_of
from fourfold.pupils.models import Pupil
from fourfold.support.models import Decision, Plan, Review
from fourfold.support.sentences import help_in_words, lines_of
from fourfold.ui.words import day_in_words, possessive

LetterFor = Callable[[RecipientName], Letter]
SECTION_68 = (
    "The school must tell you about SEN support under section 68 of the Children and Families Act 2014. "
    "See also the SEND Code of Practice 2015, paragraphs 6.43 and 6.48."
)


def of_decision(decision: Decision, *, today: date) -> LetterFor:
    """What was decided and why; for a yes what comes next, for a no or not yet when we look again."""
    pupil, people = decision.pupil, people_of(decision.pupil, today=today)
    kind = deciding.Decision(decision.kind)

    def letter_for(reader: RecipientName) -> Letter:
        who, whose = names(pupil, reader)
        title = {
            deciding.Decision.YES: f"{who} will have extra help in school",
            deciding.Decision.NO: f"We will not start extra help for {lower(who)} now",
            deciding.Decision.NOT_YET: f"We need more time to find out what {lower(who)} will need",
        }[kind]
        first = {
            deciding.Decision.YES: f"We have decided that {lower(who)} will have extra help. It is called SEN support. It starts now.",
            deciding.Decision.NO: f"We have decided not to start SEN support now. Good teaching in class can help {lower(who)}.",
            deciding.Decision.NOT_YET: "We have not decided yet. First we want to find out more.",
        }[kind]
        sections = [Section("Why", lines_of(decision.why))]
        if kind is deciding.Decision.YES:
            next_words = (
                f"We find out more about what {lower(who)} can do and what is hard. We want to hear what you think.",
                "Then we write a plan with you. It says what we hope for, what school will do, and when we look at it together.",
            )
            sections.append(Section("What happens next", next_words))
        elif decision.look_again_on:
            day = day_in_words(decision.look_again_on, today=today)
            sections.append(Section("When we look again", (f"We will look again by {day}. You can ask us to look sooner.",)))
        sections.append(responsible_section(people, whose))
        law = SECTION_68 if kind is deciding.Decision.YES else ""
        return written(
            pupil, reader, people, signed_by=decision.decided_by, title=title, first=(first,), sections=sections, today=today, law=law
        )

    return letter_for


def of_plan(plan: Plan, *, today: date) -> LetterFor:
    """There is a plan to read and to answer."""
    pupil, people = plan.pupil, people_of(plan.pupil, today=today)

    def letter_for(reader: RecipientName) -> Letter:
        who, whose = names(pupil, reader)
        first = (
            f"Here is the plan for {whose} extra help.",
            "Please read it. Then tell us if you agree, or what you want to change.",
        )
        replies = ("I agree with the plan", "I want to change something", "Please call us")
        title = f"Please read {whose} plan"
        sections = plan_sections(plan, lower(who), whose, today=today)
        return written(pupil, reader, people, signed_by=None, title=title, first=first, sections=sections, today=today, replies=replies)

    return letter_for


def of_start(plan: Plan, *, today: date) -> LetterFor:
    """The help starts: what it is, who is responsible, and when we look at it together (6.48, 6.52)."""
    pupil, people = plan.pupil, people_of(plan.pupil, today=today)

    def letter_for(reader: RecipientName) -> Letter:
        who, whose = names(pupil, reader)
        have = "have" if reader.is_pupil else "has"
        title = f"{possessive(pupil.forename) if not reader.is_pupil else 'Your'} extra help has started"
        first = (f"{who} now {have} the help in the plan. You can still tell us what you think of it.",)
        sections = plan_sections(plan, lower(who), whose, today=today)
        return written(pupil, reader, people, signed_by=None, title=title, first=first, sections=sections, today=today, law=SECTION_68)

    return letter_for


def of_review(review: Review, *, today: date) -> LetterFor:
    """What changed, what we do next and why; and where the help ends, that it may be asked for again."""
    pupil, people = review.pupil, people_of(review.pupil, today=today)
    step = NextStep(review.next_step)

    def letter_for(reader: RecipientName) -> Letter:
        who, whose = names(pupil, reader)
        ends = step in reviewing.OPENS_NO_CYCLE
        title = (
            f"{possessive(pupil.forename) if not reader.is_pupil else 'Your'} extra help stops now"
            if ends
            else f"We looked at {whose} plan together"
        )
        found = review.verdicts.select_related("outcome").order_by("outcome__place")
        rows = tuple((one.outcome.hoped_for, verdict_words(one.verdict, one.evidence)) for one in found)
        next_words = (f"{FAMILY_NEXT_STEP_NAMES[step]}.", *lines_of(review.reason))
        sections = [Section("What changed", rows=rows), Section("What we do next", next_words)]
        if review.what_is_different and not ends:
            sections.append(Section("What will be different", lines_of(review.what_is_different)))
        if ends:
            teacher, does = ("Your", "do") if reader.is_pupil else ("The", "does")
            again = f"{teacher} class teacher will go on looking at how {lower(who)} {does}."
            sections.append(
                Section("If you are worried again", (again, "You can ask for help again at any time. Tell any adult in school."))
            )
        first = ("We looked at how the help went. This is what we found and what we decided.",)
        return written(pupil, reader, people, signed_by=review.finished_by, title=title, first=first, sections=sections, today=today)

    return letter_for


def verdict_words(verdict: str, evidence: str) -> str:
    """As "Getting there. He can do 4 sentences now." """
    return f"{FAMILY_VERDICT_NAMES[reviewing.Verdict(verdict)]}. {evidence}".strip()


def plan_sections(plan: Plan, who: str, whose: str, *, today: date) -> list[Section]:
    """The plan as a family reads it."""
    outcomes = plan.outcomes.filter(dropped_at__isnull=True)
    lines = plan.lines.filter(dropped_at__isnull=True).select_related("deliverer")
    help_rows = tuple((line.what, help_in_words(line.times_a_week, line.minutes, name(line.deliverer), line.group_size)) for line in lines)
    sections = [
        Section(f"What we hope {who} will do", items=tuple(outcome.hoped_for for outcome in outcomes)),
        Section("What school will do", rows=help_rows),
    ]
    if plan.at_home:
        sections.append(Section("What you said you would do", lines_of(plan.at_home)))
    if plan.responsible:
        sections.append(Section("Who is responsible", (f"{name(plan.responsible)} makes sure that this help happens.",)))
    if plan.review_date:
        day = day_in_words(plan.review_date, today=today)
        sections.append(Section("When we look at it together", (f"{day}. We will ask you what has changed.",)))
    return sections


def responsible_section(people: SchoolPeople, whose: str) -> Section:
    """Who answers for the child."""
    lines = []
    if people.teacher:
        lines.append(f"{people.teacher.formal_name} is {whose} teacher, and makes sure that we help.")
    if people.senco:
        lines.append(f"{people.senco.formal_name} is the SENCO. The SENCO looks after special needs in school.")
    return Section("Who is responsible", tuple(lines) or ("Ask the school office who is responsible.",))


def written(
    pupil: Pupil,
    reader: RecipientName,
    people: SchoolPeople,
    *,
    signed_by: Account | None,
    title: str,
    first: tuple[str, ...],
    sections: list[Section],
    today: date,
    law: str = "",
    replies: tuple[str, ...] = ("Please call us", "We have a question"),
) -> Letter:
    """The letter, signed by whoever did it, else by the SENCO or the head, else in the school's name."""
    signer = signed_by or people.senco or people.head or Account(name=people.school.name)
    role = (
        "SENCO"
        if signer == people.senco
        else "Headteacher"
        if signer == people.head
        else "Teacher"
        if signer == people.teacher
        else "School"
    )
    return write_letter(
        pupil,
        reader,
        title=title,
        paragraphs=first,
        sections=sections,
        signed_by=signer,
        signed_role=role,
        today=today,
        law=law,
        replies=replies,
    )


def names(pupil: Pupil, reader: RecipientName) -> tuple[str, str]:
    """What the letter calls the child, and what is the child's: "Leo" and "Leo’s", or "You" and "your"."""
    return ("You", "your") if reader.is_pupil else (pupil.forename, possessive(pupil.forename))


def lower(who: str) -> str:
    """Within a sentence "you" is small; a name never is."""
    return "you" if who == "You" else who


def name(account: Account | None) -> str:
    """As families know them."""
    return account.formal_name if account else ""
