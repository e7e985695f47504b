"""How many syllables a word has, told from its spelling, with no word list to fetch.

Vowel groups are counted. Then silent letters take one away, and vowels that stand together but sound apart add one.
"""

import re

_VOWEL_GROUP = re.compile(r"[aeiouyà-öø-ÿ]+")

_SILENT = re.compile(
    "|".join(
        (
            r"(?<=[^aeiouyl])e$",  # name
            r"(?<=[aeiou]l)e$",  # whole, but not table
            r"(?<=[^aeiouylscgzxh])es$",  # names, but not places
            r"(?<=[aeiou]l)es$",
            r"(?<=[^cst]h)es$",
            r"(?<=[^aeiouydtl])ed$",  # asked, but not wanted
            r"(?<=[aeioul]l)ed$",  # called, but not settled
            r"(?<=[aeiou][b-df-hj-np-tv-xz])e(?=ful|ly|ment|less|ness|ty$|thing|times?$|one$|body|what|where)",  # careful
            r"(?<=ev)e(?=r[yi])",  # every
            r"(?<=ev)e(?=ning)",
            r"(?<=bus)i(?=ness)",
            r"(?<=wedn)e(?=s)",
            r"(?<=[a-z]er)e(?=fore)",
        )
    )
)
_SOUND_APART = re.compile(
    "|".join(
        (
            r"(?<![ct])ia",  # trial, but not special
            r"io(?!us|n)|^lio|(?<=[rv])iou",  # radio, lion, serious
            r"ie(?=t)|(?<![ct])ie(?=n[ct])|(?<=[lrs])ier$",  # quiet, client, earlier
            r"(?<!p)eo(?!u)|eu(?=m)|(?<=[aeiou][a-z])ea$|^rea(?=ct)|(?<=cr)ea(?!tu)(?=t)",  # video, museum, idea, react, create
            r"(?<![gqs])ua|(?<!q)ue(?=n)",  # usual, fluent
            r"oe(?=[mt])|coo(?=p)|yo(?=ne)",  # poem, cooperate, everyone
            r"[aeiouy]ing",  # being
            r"sm$|thm$",  # autism
            r"(?<=[ds])nt$",  # hadn't
        )
    )
)


def syllables(word: str) -> int:
    """How many syllables a word has, by its spelling; never less than 1."""
    plain = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    return max(1, len(_VOWEL_GROUP.findall(plain)) - len(_SILENT.findall(plain)) + len(_SOUND_APART.findall(plain)))
