"""Words after which a person must first be told whom to ring: a child may not be safe. Pure, and too careful rather than too calm.

It decides nothing and marks nothing. The page that thanks for a message says first who looks after safety, and 999.
"""

import re

CHILD = r"(?:him|her|me|them|us|my|his|their|the (?:child|boy|girl|baby)|himself|herself|myself|themselves)"
SIGNS = (
    r"abus(?:e|ed|es|ing|ive)",
    r"self[- ]?harm\w*",
    r"(?:cut|cuts|cutting|burn|burns|burning|hurt|hurts|hurting|harm|harms|harming|starv\w+) (?:him|her|my|them)sel(?:f|ves)",
    r"(?:hit|hits|hitting|beat|beats|beaten|beating|kick|kicks|kicked|punch\w*|slap\w*|smack\w*|burn\w*|chok\w+|strangl\w+) " + CHILD,
    r"(?:hurt|hurts|hurting|harm|harms|harmed|harming|touch|touches|touched|touching) " + CHILD,
    r"(?:was|is|gets?|got|been|being) (?:hit|beaten|hurt|kicked|punched|slapped|raped|groomed|starved)",
    r"bruis(?:e|es|ed|ing)",
    r"(?:suicid\w*|kill (?:him|her|my|them)sel(?:f|ves))",
    r"(?:wants?|wish(?:es)?|going) to (?:die|be dead|kill)",
    r"(?:does|do|did)(?: not|n['’]t) want to (?:live|be alive|be here any ?more)",
    r"end (?:his|her|my|their) life",
    r"unsafe|(?:not|never|\w+n['’]t) (?:be |been |feel |feels |feeling |very )?safe",
    r"(?:scared|afraid|frightened|terrified) (?:to go|of going|at|of being at) home",
    r"(?:scared|afraid|frightened|terrified) of (?:his|her|my|their|the|dad|mum|daddy|mummy|step\w*)",
    r"(?:no|not enough|without) food",
    r"(?:always|often|very|so) hungry",
    r"(?:ran|run|runs|running) away from home",
    r"(?:gun|knife|knives|weapons?)",
    r"(?:rap(?:e|ed)|sexual\w*|private parts|groom(?:ed|ing)|trafficked|forced marriage|fgm)",
    r"(?:domestic|family) violence|violent(?:ly)?",
    r"(?:locked|locks|shut) (?:him|her|me|them) (?:in|out)",
    r"left (?:home )?alone (?:all|at|for|over)?\s?(?:night|home|days|the night)?",
)
_SIGN = re.compile(r"(?<!\w)(?:" + "|".join(SIGNS) + r")(?!\w)", re.IGNORECASE)


def may_not_be_safe(*texts: str) -> bool:
    """Whether any of these words could mean that a child is in danger."""
    return any(_SIGN.search(" ".join(text.split())) for text in texts)
