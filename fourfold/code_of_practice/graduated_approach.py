"""The graduated approach: assess, plan, do, review (6.44-6.56).

Here is the order of the steps. What a plan needs before its support starts is in `starting`; what a review needs before it closes,
with its verdicts and next steps, is in `reviewing`.
"""

from enum import StrEnum


class Step(StrEnum):
    """Where one cycle stands. A closed cycle never opens again: the next cycle follows it and says what is different (6.44)."""

    ASSESS = "assess"
    PLAN = "plan"
    DO = "do"
    REVIEW = "review"
    CLOSED = "closed"


# Any step may close: a pupil leaves, or needs no more help. Otherwise the four follow one another.
FOLLOWS: dict[Step, frozenset[Step]] = {
    Step.ASSESS: frozenset({Step.PLAN, Step.CLOSED}),
    Step.PLAN: frozenset({Step.DO, Step.CLOSED}),
    Step.DO: frozenset({Step.REVIEW, Step.CLOSED}),
    Step.REVIEW: frozenset({Step.CLOSED}),
    Step.CLOSED: frozenset(),
}
STEP_NAMES = {Step.ASSESS: "Assess", Step.PLAN: "Plan", Step.DO: "Do", Step.REVIEW: "Review", Step.CLOSED: "Closed"}
FAMILY_STEP_NAMES = {
    Step.ASSESS: "Find out",
    Step.PLAN: "Agree a plan",
    Step.DO: "Give help",
    Step.REVIEW: "Look together",
    Step.CLOSED: "Finished",
}
STEP_PARAGRAPHS = {Step.ASSESS: "6.45", Step.PLAN: "6.48", Step.DO: "6.52", Step.REVIEW: "6.53", Step.CLOSED: "6.55"}

WHY_NOT = {
    (Step.ASSESS, Step.DO): "Agree a plan before the support starts. Extra teaching in class need not wait for it (6.19).",
    (Step.ASSESS, Step.REVIEW): "There is no support to review yet: finish finding out, then agree a plan.",
    (Step.PLAN, Step.ASSESS): "This cycle is already at plan: add what you learned to the assessment, and leave the step as it is.",
    (Step.PLAN, Step.REVIEW): "The support has not started, so there is nothing to review yet.",
    (Step.DO, Step.PLAN): "The support has started: make a new version of the plan, or hold the review.",
    (Step.DO, Step.ASSESS): "The support has started: hold the review before looking at the needs again.",
    (Step.REVIEW, Step.DO): "Finish the review first. If the help carries on, the next cycle starts it again.",
}


class OutOfTurn(Exception):
    """A cycle was asked to take a step that does not follow. The message is one plain sentence or two for the person who asked."""


def check_move(now: Step, to: Step) -> None:
    """Raise OutOfTurn unless `to` follows `now` (6.44)."""
    if to in FOLLOWS[now]:
        return
    raise OutOfTurn(WHY_NOT.get((now, to)) or _why_not(now, to))


def _why_not(now: Step, to: Step) -> str:
    if now is to:
        return f"This cycle is already at {STEP_NAMES[now].lower()}."
    if now is Step.CLOSED:
        return "This cycle is closed: start the next one, and say what is different this time."
    return f"After {STEP_NAMES[now].lower()} a new cycle starts: {STEP_NAMES[to].lower()} belongs to that one."


def drawing() -> str:
    """The table of steps as a Mermaid drawing, for the documents."""
    lines = ["stateDiagram-v2", f"    [*] --> {STEP_NAMES[Step.ASSESS]}"]
    lines += [f"    {STEP_NAMES[now]} --> {STEP_NAMES[to]}" for now in Step for to in Step if to in FOLLOWS[now]]
    return "\n".join([*lines, f"    {STEP_NAMES[Step.CLOSED]} --> [*]"]) + "\n"


def step_choices() -> list[tuple[str, str]]:
    """The steps with their names, for forms and models."""
    return [(step.value, STEP_NAMES[step]) for step in Step]
