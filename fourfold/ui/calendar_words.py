"""Days and months in the languages that family pages speak. Months stand as they do in a date ("10 grudnia").

Polish, Ukrainian, Urdu and Arabic are ours and not yet checked by a native reader; pages in them say so.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Monday first, January first. `whole_day` when the clock runs to 24; `comma` as the script writes it."""

    days: tuple[str, ...]
    months: tuple[str, ...]
    short_days: tuple[str, ...]
    short_months: tuple[str, ...]
    yesterday: str
    today: str
    tomorrow: str
    whole_day: bool = True
    comma: str = ","
    and_word: str = "and"
    or_word: str = "or"
    and_joins: bool = False


ENGLISH = CalendarWords(
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
    short_days=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    yesterday="yesterday",
    today="today",
    tomorrow="tomorrow",
    whole_day=False,
)

_POLISH_DAYS = ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela")
_POLISH_MONTHS = (
    *("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca"),
    *("lipca", "sierpnia", "września", "października", "listopada", "grudnia"),
)
POLISH = CalendarWords(
    days=_POLISH_DAYS,
    months=_POLISH_MONTHS,
    short_days=("pon.", "wt.", "śr.", "czw.", "pt.", "sob.", "niedz."),
    short_months=("sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"),
    yesterday="wczoraj",
    today="dzisiaj",
    tomorrow="jutro",
    and_word="i",
    or_word="lub",
)

_UKRAINIAN_DAYS = ("понеділок", "вівторок", "середа", "четвер", "пʼятниця", "субота", "неділя")
_UKRAINIAN_MONTHS = (
    *("січня", "лютого", "березня", "квітня", "травня", "червня"),
    *("липня", "серпня", "вересня", "жовтня", "листопада", "грудня"),
)
UKRAINIAN = CalendarWords(
    days=_UKRAINIAN_DAYS,
    months=_UKRAINIAN_MONTHS,
    short_days=("пн", "вт", "ср", "чт", "пт", "сб", "нд"),
    short_months=("січ", "лют", "бер", "кві", "тра", "чер", "лип", "сер", "вер", "жов", "лис", "гру"),
    yesterday="вчора",
    today="сьогодні",
    tomorrow="завтра",
    and_word="і",
    or_word="або",
)

_URDU_DAYS = ("پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار")
_URDU_MONTHS = ("جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر")
URDU = CalendarWords(
    days=_URDU_DAYS,
    months=_URDU_MONTHS,
    short_days=_URDU_DAYS,
    short_months=_URDU_MONTHS,
    yesterday="گزشتہ کل",
    today="آج",
    tomorrow="آنے والا کل",
    comma="،",
    and_word="اور",
    or_word="یا",
)

_ARABIC_DAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_ARABIC_MONTHS = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
ARABIC = CalendarWords(
    days=_ARABIC_DAYS,
    months=_ARABIC_MONTHS,
    short_days=_ARABIC_DAYS,
    short_months=_ARABIC_MONTHS,
    yesterday="أمس",
    today="اليوم",
    tomorrow="غدًا",
    comma="،",
    and_word="و",
    or_word="أو",
    and_joins=True,
)

BY_LANGUAGE = {"en": ENGLISH, "pl": POLISH, "uk": UKRAINIAN, "ur": URDU, "ar": ARABIC}
