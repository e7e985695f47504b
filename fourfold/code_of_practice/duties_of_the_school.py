"""The whole school's duties: what always holds, finding needs, deciding, publishing and money (6.1-6.43, 6.79-6.99)."""

from datetime import date

from fourfold.code_of_practice.duty import PART_3_BEGAN, Checked, Duty, Force, guidance, law

NUMBER, TEXT = Checked.NUMBER, Checked.TEXT

WHOLE_SCHOOL = (
    law(
        "best_endeavours",
        "6.2",
        "Do the best that can be done so that each pupil with SEN gets the support needed.",
        "s.66",
        checked=NUMBER,
    ),
    law("join_in", "6.2", "Let pupils with SEN take part in the school's activities alongside the others.", "s.35"),
    law("senco_named", "6.2", "Have a SENCO.", "s.67"),
    law(
        "family_told",
        "6.48",
        "Tell the parent or the young person when SEN provision is made and there is no EHC plan.",
        "s.68",
        checked=TEXT,
    ),
    law("report_published", "6.79", "Publish the SEN information report.", "s.69", checked=NUMBER),
    guidance("governor_named", "6.3", "A governor or committee has oversight of SEN."),
    guidance("teaching_reviewed", "6.4", "Leaders review the quality of teaching for pupils at risk of underachieving."),
    guidance("finding_is_everyday", "6.5", "Finding SEN is part of following the progress of all pupils."),
    law("local_offer_helped", "6.7", "Work with the local authority, the Local Offer included.", "s.29"),
    Duty(
        "no_discrimination",
        "6.9",
        Force.MUST,
        "Do not discriminate; make reasonable adjustments ahead of need; keep an accessibility plan.",
        "Equality Act 2010",
        None,
    ),
    law("medical_conditions", "6.11", "Support pupils with medical conditions, and join this up with their SEN support.", "s.100"),
)

FINDING = (
    guidance("clear_approach", "6.14", "Have a clear approach to finding SEN and answering it."),
    guidance(
        "different_or_additional",
        "6.15",
        "Ask whether the pupil needs provision different from, or additional to, what others of that age have.",
        checked=NUMBER,
    ),
    guidance("assessed_on_entry", "6.16", "Assess each new pupil's skills, building on what the last setting knew.", checked=TEXT),
    guidance(
        "progress_assessed",
        "6.17",
        "Teachers, with senior leaders, assess the progress of all pupils and look for less than expected progress.",
        checked=NUMBER,
        quotation="Class and subject teachers, supported by the senior leadership team, should make regular assessments of progress "
        "for all pupils. These should seek to identify pupils making less than expected progress given their age and individual "
        "circumstances.",
    ),
    guidance("wider_progress", "6.18", "Count wider development and social needs as progress too.", checked=TEXT),
    guidance(
        "teaching_first",
        "6.19",
        "Answer weak progress first with good teaching aimed at it, do not delay that, and learn from the response.",
        checked=TEXT,
    ),
    guidance("listened_to", "6.20", "Listen to parents' concerns, and to those that pupils raise themselves."),
    guidance("causes_looked_for", "6.21", "Look for what lies behind behaviour: it is not proof of SEN."),
    guidance("never_automatic", "6.23", "Slow progress does not put a pupil on the register by itself: a person decides.", checked=TEXT),
    guidance("english_as_additional", "6.24", "Learning English as another language is not by itself SEN: look at all areas."),
    guidance("areas_for_planning", "6.25", "Use the four areas to plan help, not to fit a pupil into a group."),
)

DECIDING = (
    guidance("teachers_answer", "6.36", "Teachers answer for the progress of every pupil in class, support staff or not.", checked=TEXT),
    guidance("good_teaching", "6.37", "Good teaching comes first: extra support does not make up for its lack.", checked=TEXT),
    guidance("all_known_considered", "6.38", "Teacher and SENCO look at all that the school knows of the pupil's progress.", checked=TEXT),
    guidance("early_discussion", "6.39", "Talk early with the pupil and parents, and give them a short note of it.", checked=TEXT),
    guidance("advice_service_named", "6.39", "Tell the family about the information, advice and support service."),
    guidance("start_from_hopes", "6.40", "Start from the outcomes hoped for, then decide what is needed to reach them."),
    guidance("review_date_clear", "6.42", "Agree a clear date to look again; parent, pupil and staff each know their part.", checked=TEXT),
    guidance("decision_recorded", "6.43", "Record the decision that a pupil has SEN.", checked=TEXT),
)

PUBLISHING = (
    Duty(
        "report_yearly",
        "6.79",
        Force.MUST,
        "Bring the SEN information report up to date each year, and changes within the year soon.",
        "SEND Regulations 2014, reg 51 and Schedule 1",
        PART_3_BEGAN,
        checked=NUMBER,
    ),
    guidance("report_in_plain_words", "6.80", "Write the report in clear words, with names to turn to."),
    Duty(
        "senco_is_teacher",
        "6.85",
        Force.MUST,
        "The SENCO is a qualified teacher working at the school, or its head.",
        "SEND Regulations 2014, reg 49",
        PART_3_BEGAN,
        checked=TEXT,
    ),
    Duty(
        "senco_award",
        "6.85",
        Force.MUST,
        "A SENCO new to the role gains the national award within three years; courses begun before "
        "1 September 2024 may be finished until 1 September 2027.",
        "SEND Regulations 2014, reg 49 as made, and SI 2024/535",
        PART_3_BEGAN,
        date(2027, 9, 1),
        TEXT,
    ),
    Duty(
        "senco_qualification",
        "6.85",
        Force.MUST,
        "A SENCO new to the role gains the professional qualification (NPQ) for SENCOs within three years.",
        "SEND Regulations 2014, reg 49 as changed by SI 2024/535",
        date(2024, 9, 1),
        checked=TEXT,
    ),
    Duty(
        "senco_functions",
        "reg 50",
        Force.MUST,
        "The governing body sets what the SENCO does, keeping records up to date among it.",
        "SEND Regulations 2014, reg 50",
        PART_3_BEGAN,
    ),
    guidance("senco_leads", "6.87", "The SENCO helps to lead the school's strategy for SEN."),
    guidance("senco_has_time", "6.91", "The SENCO has enough time, help and means for the work."),
    guidance("budget_used", "6.95", "Use the school's own budget for SEN first, and know when to ask for more.", checked=NUMBER),
)

DUTIES_OF_THE_SCHOOL = (*WHOLE_SCHOOL, *FINDING, *DECIDING, *PUBLISHING)
