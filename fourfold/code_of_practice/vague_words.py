"""The words that leave a reader guessing, and the signs that a line says how many, how long, who and when."""

import re

NUMBER_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|once|twice|half)"
COUNT = rf"(?:\d+(?:[.:/]\d+)*|{NUMBER_WORD})"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday)"
TERM = r"(?:autumn|spring|summer)"

# Each pattern with the reason a writer is given.
VAGUE: tuple[tuple[str, str], ...] = (
    (
        r"\bregular(?:ly)?\b(?! (?:and|or) irregular| verbs?| plurals?| shapes?| polygons?)",
        "How often is regular? Say how many times a week.",
    ),
    (r"\b(?:frequent(?:ly)?|often|from time to time|at times|occasional(?:ly)?)\b", "Say how many times a week."),
    (r"\bthroughout the (?:day|week)\b", "Say at which times, or in which lessons."),
    (r"\baccess to\b", "Access does not say that it happens. Say what is done, by whom and how often."),
    (r"\b(?:as|where|when|if) (?:appropriate|possible|necessary|needed|required)\b", "Who decides, and when? Say what sets it off."),
    (r"\bas and when\b", "Who decides, and when? Say what sets it off."),
    (r"\bon-?going\b", "Say when it starts and when it ends."),
    (r"\bsupport(?:ed)? (?:with|in|from|to)\b", "Say what the adult does: support can be anything."),
    (r"\b(?:adult|TA|general|additional|extra) support\b", "Say what the adult does: support can be anything."),
    (r"\bopportunit(?:y|ies) (?:to|for)\b", "An opportunity may never come. Say what happens, and when."),
    (r"\b(?:be )?encouraged? to\b", "Say what the adult does and how often."),
    (r"\b(?:a range of|a variety of|various)\b", "Say which ones."),
    (r"\b(?:be )?aware of\b", "Knowing is not doing. Say what staff will do."),
    (r"\b(?:quality first teaching|differentiat(?:ed|ion))\b", "This is for every pupil. Say what is different for this one."),
    (r"\b(?:be|is|are) monitored\b|\bto monitor\b", "Say who looks at what, and how often."),
)

# Goals that nobody can see until they are turned into something the pupil does.
WEAK_GOAL = re.compile(
    r"\b(?:improve\w*|better|make (?:good |more )?progress|develop\w*|increase\w*|understand|behave\w*|continue to|try(?:ing)?|more|well"
    r"|more confident|confidence|resilien\w+|self-esteem|independen\w+|potential|engag\w+|access|feel(?:ing)?|happier|calmer)\b",
    re.IGNORECASE,
)
WEAK_MEASURE = re.compile(
    r"\b(?:improved?|fewer|less|more|better|good|happy|happier|calmer|confident|teacher judgement|observations?|takes part|seen to)\b"
    r"(?![^.]*\d)",
    re.IGNORECASE,
)
MEASURED = re.compile(rf"\b(?:{COUNT})\b|\b(?:every|each|all)\b", re.IGNORECASE)
INSTRUMENT = re.compile(
    r"\b(?:tests?|scores?|tally|tallies|counts?|checklist|scale|register|records?|log|survey|assessment|questionnaire|sample|chart)\b",
    re.IGNORECASE,
)
PROVISION_AS_OUTCOME = re.compile(
    r"\b(?:will|to) (?:have access|receive|be given|be provided|be supported"
    r"|have (?:an? |some |daily |weekly )?(?:1:1|one to one|help|support|sessions?|lessons?|opportunit\w+))\b"
    r"|\b\w+ed (?:every day |daily )?by (?:an? |the |his |her |their )?(?:TA|teacher|adult|therapist|SENCO)\b",
    re.IGNORECASE,
)
# Who is there, or a name for a kind of help, with no word of what is done.
PURPOSELESS_PRESENCE = re.compile(
    r"(?:an? |the )?(?:TA|teaching assistant|adult|LSA|1:1|support)"
    r" (?:near(?:by)?|available|present|on hand|alongside|(?:in|for|during) (?:class|lessons|english|maths))\.?"
    r"|(?:targeted |small group |group |1:1 )?interventions?(?: (?:for|in|with) \w+)?\.?|[\w-]+\.?",
    re.IGNORECASE,
)

WHO = re.compile(
    r"\b(?:teacher|TA|teaching assistant|SENCO|therapist|psychologist|mentor|ELSA|key (?:worker|adult)|nurse|coach|tutor|head|"
    r"physiotherapist)\b|\b(?:Mr|Mrs|Ms|Miss|Dr) [A-Z]",
)
HOW_OFTEN = re.compile(
    rf"\b{COUNT} (?:times? )?(?:a|per|each) (?:day|week|term|fortnight|lesson)\b|\b(?:daily|weekly|fortnightly)\b"
    rf"|\b(?:every|each|before each|in all) (?:{DAY}|day|morning|afternoon|break|lunch|week|\w+ ?lessons?|lessons?|test)\b|\b{DAY}s\b",
    re.IGNORECASE,
)
HOW_LONG = re.compile(rf"\b{COUNT}[ -]?(?:minutes?|mins?|hours?)\b", re.IGNORECASE)
# Help that is part of a lesson lasts as long as the thing it is tied to.
HELD_TO_A_TIME = re.compile(r"\b(?:every|each|all|before each) (?:\w+ )?(?:lesson|instruction|test|task)s?\b", re.IGNORECASE)
DATED = re.compile(
    rf"\b(?:by|until|till|before) (?:the )?(?:end of |review|\d|{MONTH}|{TERM}|easter|christmas)"
    rf"|\bfor {COUNT} (?:weeks|days|terms)\b|\b{MONTH} \d{{4}}\b",
    re.IGNORECASE,
)
