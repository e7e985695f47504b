"""The duties towards one pupil on SEN support: four steps, specialists, requests, parents and records (6.44-6.78)."""

from fourfold.code_of_practice.duty import Checked, Duty, Force, guidance, law

NUMBER, TEXT = Checked.NUMBER, Checked.TEXT

FOUR_STEPS = (
    guidance(
        "graduated_approach",
        "6.44",
        "Remove barriers and put provision in place in four steps, each round finer than the last.",
        checked=NUMBER,
        quotation="Where a pupil is identified as having SEN, schools should take action to remove barriers to learning and put "
        "effective special educational provision in place.",
    ),
    guidance(
        "needs_analysed",
        "6.45",
        "Teacher and SENCO analyse the needs, with the views of parents and pupil among the sources.",
        checked=NUMBER,
    ),
    guidance(
        "concern_answered",
        "6.45",
        "Take a parent's concern seriously: record it, and compare it with what the school knows.",
        checked=NUMBER,
        quotation="Schools should take seriously any concerns raised by a parent.",
    ),
    guidance("assessment_reviewed", "6.46", "Go back to the assessment regularly: how the pupil responds to help is evidence."),
    guidance("professionals_agreed", "6.47", "Turn to outside professionals not yet in touch only where the parents agree."),
    guidance(
        "plan_agreed", "6.48", "Agree with parent and pupil the adjustments, the help, the expected impact and a review date.", checked=TEXT
    ),
    guidance(
        "staff_aware",
        "6.49",
        "Everyone who works with the pupil knows the needs, outcomes, support and strategies.",
        checked=NUMBER,
        quotation="their needs, the outcomes sought, the support provided and any teaching strategies or approaches that are required",
    ),
    guidance("evidence_based", "6.50", "Choose support for the outcomes, on good evidence, given by staff with the skill.", checked=NUMBER),
    guidance("parents_aware", "6.51", "Parents know the plan, and what they might do at home."),
    guidance("teacher_responsible", "6.52", "The class or subject teacher stays responsible, also for help given away from the class."),
    guidance("reviewed_on_date", "6.53", "Review the effect of the support on the date agreed."),
    guidance("impact_judged", "6.54", "Judge the impact and the quality of the support, with the views of pupil and parents."),
    guidance("impact_shared", "6.55", "Give parents clear information on the impact, so that they can help to plan what is next."),
    law("plan_pupils_reviewed", "6.56", "Work with the authority on the yearly review of each EHC plan.", "s.44"),
    guidance("move_planned", "6.57", "Plan each move to a next setting, and agree with parents and pupil what is shared."),
)

SPECIALISTS = (
    guidance("specialist_considered", "6.58", "Where progress stays less than expected despite the right support, consider a specialist."),
    guidance(
        "specialist_involved",
        "6.59",
        "Always involve a specialist where little or no progress goes on despite good support, parents included in the choice.",
        checked=NUMBER,
    ),
    guidance("specialist_quickly", "6.60", "Get specialist support quickly.", checked=NUMBER),
    guidance("advice_agreed", "6.62", "Agree with the specialist and the parents what is done, for which outcomes, and until when."),
    guidance("request_considered", "6.63", "Where purposeful support has not worked, consider an EHC needs assessment."),
    Duty(
        "family_told_of_request",
        "9.8",
        Force.SHOULD,
        "Before the school asks for an EHC needs assessment, the parents or the young person know of it and ideally agree.",
        checked=TEXT,
    ),
)

PARENTS_AND_RECORDS = (
    Duty(
        "yearly_report",
        "6.64",
        Force.MUST,
        "Report to parents on each pupil's progress every year.",
        "Pupil Information Regulations 2005",
        None,
        checked=TEXT,
    ),
    guidance(
        "three_meetings",
        "6.65",
        "Talk with parents regularly, and meet them at least three times a year.",
        checked=TEXT,
        quotation="Schools should meet parents at least three times each year.",
    ),
    guidance("teacher_leads_talk", "6.67", "A teacher who knows the pupil leads the talk, with the SENCO's support.", checked=TEXT),
    guidance("talk_supported", "6.68", "Prepare staff for these talks."),
    guidance("time_for_talk", "6.69", "Give these talks enough time."),
    guidance("pupil_heard", "6.70", "Hear the pupil's views: there for all or part of the talk, or gathered before.", checked=TEXT),
    guidance("talk_recorded", "6.71", "Record what was agreed, give it to the parents and share it with staff.", checked=TEXT),
    guidance("records_kept", "6.72", "Keep records accurate and up to date.", checked=TEXT),
    guidance(
        "provision_recorded", "6.73", "Record what is additional or different, and its effect, over the pupil's whole time.", checked=NUMBER
    ),
    guidance(
        "in_school_system", "6.75", "Keep SEN, outcomes, strategies and specialists in the school's own information system.", checked=TEXT
    ),
    guidance("provision_mapped", "6.76", "Use provision maps to plan and to see what works.", checked=TEXT),
)

DUTIES_OF_SUPPORT = (*FOUR_STEPS, *SPECIALISTS, *PARENTS_AND_RECORDS)
