"""What children said in My say: Yusuf twice this term, Kofi by talking, Jake by what he chose, Zainab by herself."""

from dataclasses import replace
from datetime import date

from fourfold.access.sharing import Part
from fourfold.demo.dates import moved
from fourfold.demo.histories import Histories
from fourfold.demo.symbols import use_own_symbols
from fourfold.profiles.actions import add_to_saying, hear_child, record_not_heard, say_views
from fourfold.profiles.hearing import Answer, Heard
from fourfold.profiles.kinds import AddedAs, Method
from fourfold.pupils.actions import choose_what_to_share

DEAN = Heard(Method.SYMBOLS, asked="primary-1", helper="Mr Whitlock", helper_role="Teaching assistant")
YUSUF_BEFORE = replace(
    DEAN,
    answers=(
        Answer("feel", ("hard",)),
        Answer("helps", ("pictures", "time")),
        Answer("hard", ("talking",), "When all look at me."),
        Answer("want", words="A card so I do not have to say it.", drew=True),
    ),
)
YUSUF_NOW = replace(
    DEAN,
    answers=(
        Answer("feel", ("well",)),
        Answer("helps", ("pictures", "friend"), "I like the picture cards. I told the fox story to my sister and she laughed."),
        Answer("hard", ("noise",)),
    ),
    meaning="He pointed at noise and then at the hall. We think that he means lunch.",
)
KOFI = Heard(
    Method.TALK,
    words="I am fine when I know what comes next. I do not like it when the day changes.",
    helper="Miss Okonkwo",
    helper_role="Teacher",
)
JAKE = Heard(
    Method.OBSERVATION,
    words="He took the blocks and the quiet corner each time. He pushed the drum away.",
    helper="Mrs Raman",
    helper_role="SENCO",
    meaning="He wants calm, and something to build.",
)
ZAINAB = Heard(
    Method.ALONE,
    asked="secondary-1",
    answers=(
        Answer("feel", ("ok",)),
        Answer("matters", words="Art. It is the only place where nobody rushes me."),
        Answer("helps", ("quiet", "check")),
        Answer("hard", ("crowds", "tests")),
        Answer("want", words="Sixth form here, and to sit exams in a small room."),
    ),
    shown_to_parents=False,
)


def write_sayings(told: Histories) -> None:
    """Each on their day, with what was done because of it."""
    site, senco = told.site, told.senco
    dean, adaeze = told.actor(site.accounts["dean_whitlock"]), told.actor(site.accounts["adaeze_okonkwo"])

    def day(month: int, number: int) -> date:
        return moved(date(2026, month, number), site.today, site.days)

    with site.on(day(9, 7), 16):
        use_own_symbols(senco, site.school)
    with site.on(day(9, 14), 11):
        said = hear_child(dean, site.pupils["yusuf"], heard=YUSUF_BEFORE, today=day(9, 14))
    with site.on(day(9, 30), 9):
        add_to_saying(adaeze, said, kind=AddedAs.DONE, words="You have a help card on your desk now.", today=day(9, 30))
    with site.on(day(11, 5), 10):
        why = "He was new to the room and hid under the table. We did not want to press him."
        tried = [Method.TALK, Method.SYMBOLS]
        record_not_heard(senco, site.pupils["jake"], tried=tried, why=why, try_again_on=day(11, 17), today=day(11, 5))
    with site.on(day(11, 12), 11):
        hear_child(dean, site.pupils["yusuf"], heard=YUSUF_NOW, today=day(11, 12))
        hear_child(adaeze, site.pupils["kofi"], heard=KOFI, today=day(11, 12))
    with site.on(day(11, 17), 10):
        said = hear_child(senco, site.pupils["jake"], heard=JAKE, today=day(11, 17))
        add_to_saying(senco, said, kind=AddedAs.DONE, words="Blocks are out each morning. The drum is gone.", today=day(11, 17))
    zainab = site.pupils["zainab"]
    with site.on(day(11, 10), 19):
        said = say_views(told.actor(zainab.account), zainab, heard=ZAINAB, today=day(11, 10))
        shared = frozenset({Part.PLAN, Part.MEETINGS})
        parents = {site.parent("zainab", name).code: shared for name in ("Rukhsana Hussain", "Nadeem Hussain")}
        choose_what_to_share(told.actor(zainab.account), zainab, choices=parents, today=day(11, 10))
    with site.on(day(11, 16), 9):
        words = "We have asked the exams office for a small room. You hear by Friday."
        add_to_saying(senco, said, kind=AddedAs.DONE, words=words, today=day(11, 16))
