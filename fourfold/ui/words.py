"""Dates, numbers and names in words, as pages say them. Pure: tables of names and no locale, since dates were the dearest part of a page.

The house's style: "Thursday 10 December, 3:30pm". A year is named only where it is not the year of `today`. Only yesterday, today and
tomorrow are relative. Numbers are digits.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from functools import lru_cache

from django.utils.translation import ngettext

from fourfold.ui.calendar_words import BY_LANGUAGE, CalendarWords

IRREGULAR = {"child": "children", "person": "people", "young person": "young people", "parent or carer": "parents or carers"}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Sir", "Revd", "Rev"})


def calendar_words(language: str) -> CalendarWords:
    """The names of days and months in a language ("ur", "en-GB"); English where we have none."""
    return BY_LANGUAGE.get(language.partition("-")[0], BY_LANGUAGE["en"])


@lru_cache(maxsize=4096)
def day_in_words(day: date, *, today: date | None = None, language: str = "en", weekday: bool = True, year: bool = False) -> str:
    """As "Thursday 10 December"; the year too when asked for, or when `today` falls in another."""
    names = calendar_words(language)
    said = f"{day.day} {names.months[day.month - 1]}"
    if weekday:
        said = f"{names.days[day.weekday()]} {said}"
    return f"{said} {day.year}" if year or (today is not None and today.year != day.year) else said


@lru_cache(maxsize=4096)
def short_day(day: date, *, today: date | None = None, language: str = "en") -> str:
    """For table cells: "10 Dec", and "Thu 10 Dec" within a week of `today`; the year where it is another."""
    names = calendar_words(language)
    said = f"{day.day} {names.short_months[day.month - 1]}"
    if today is None:
        return said
    if day.year != today.year and abs((day - today).days) > 180:
        return f"{said} {day.year}"
    return f"{names.short_days[day.weekday()]} {said}" if abs((day - today).days) < 7 else said


def leaf(day: date, *, language: str = "en") -> tuple[str, str]:
    """What stands over and under the number on a leaf of a calendar: as "Thu" and "Nov"."""
    names = calendar_words(language)
    return names.short_days[day.weekday()], names.short_months[day.month - 1]


def relative_day(day: date, *, today: date, language: str = "en") -> str:
    """As "yesterday", "today", "tomorrow", or the day in words."""
    names = calendar_words(language)
    near = {-1: names.yesterday, 0: names.today, 1: names.tomorrow}.get((day - today).days)
    return near or day_in_words(day, today=today, language=language)


def time_in_words(at: time, *, language: str = "en") -> str:
    """As "3:30pm", "9am", "midday"; 24-hour figures in languages that use them."""
    if calendar_words(language).whole_day:
        return f"{at.hour}:{at.minute:02}"
    if at.minute == 0 and at.hour in (0, 12):
        return "midday" if at.hour else "midnight"
    hour, half = at.hour % 12 or 12, "pm" if at.hour >= 12 else "am"
    return f"{hour}:{at.minute:02}{half}" if at.minute else f"{hour}{half}"


def moment_in_words(at: datetime, *, today: date | None = None, language: str = "en") -> str:
    """As "Thursday 10 December, 3:30pm". The caller gives local time."""
    comma = calendar_words(language).comma
    return f"{day_in_words(at.date(), today=today, language=language)}{comma} {time_in_words(at.time(), language=language)}"


def span_in_words(starts: time, ends: time) -> str:
    """As "9:40 to 10:00", as a timetable says it: the same half of the day is not said twice."""
    return f"{starts.hour % 12 or 12}:{starts.minute:02} to {ends.hour % 12 or 12}:{ends.minute:02}"


def minutes_in_words(minutes: int) -> str:
    """As "20 minutes", "1 hour", "1 hour 30 minutes", in the active language."""
    hours, rest = divmod(minutes, 60)
    whole = ngettext("%(num)s hour", "%(num)s hours", hours) % {"num": hours}
    part = ngettext("%(num)s minute", "%(num)s minutes", rest) % {"num": rest}
    if not hours:
        return part
    return f"{whole} {part}" if rest else whole


def days_late(due: date, *, today: date) -> str:
    """As "1 day late", "4 days late"; nothing when it is not."""
    late = (today - due).days
    return f"{count_of(late, 'day')} late" if late > 0 else ""


def weeks_of(starts: date, ends: date, *, today: date) -> tuple[int, int]:
    """Which week of how many `today` falls in: (7, 9). Both are at least 1, and the first never passes the second."""
    whole = max(1, -((starts - ends).days // 7))
    return min(whole, max(1, (today - starts).days // 7 + 1)), whole


def plural(noun: str) -> str:
    """As "pupils", "children", "classes", "duties"."""
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def number(n: int) -> str:
    """As "1,234"."""
    return f"{n:,}"


def count_of(n: int, noun: str, many: str | None = None) -> str:
    """As "1 pupil", "17 pupils", "0 pupils"; `many` where the plural is not to be guessed."""
    return f"{n:,} {noun if n == 1 else many or plural(noun)}"


def listing(things: Iterable[object], joined_by: str = "and", *, language: str = "en") -> str:
    """As "Ann", "Ann and Ben", "Ann, Ben and Cy"; `joined_by` is "and" or "or", said in the language."""
    said = [str(thing) for thing in things]
    if len(said) < 2:
        return "".join(said)
    names = calendar_words(language)
    word = {"and": names.and_word, "or": names.or_word}.get(joined_by, joined_by)
    # In Arabic "and" is written together with the word that follows it.
    last = f"{word}{said[-1]}" if names.and_joins and joined_by == "and" else f"{word} {said[-1]}"
    return f"{f'{names.comma} '.join(said[:-1])} {last}"


def initials(name: str) -> str:
    """As "YR" for Yusuf Rahmani, "KM" for Kofi Mensah-Boyd, "R" for Mrs Raman; at most two."""
    words = [word for word in name.split() if word.rstrip(".") not in TITLES] or name.split()
    chosen = words[:1] + words[1:][-1:]
    return "".join(word[0] for word in chosen).upper()


def possessive(name: str, *, language: str = "en") -> str:
    """As "Isla’s", "James’s"; in other languages the name alone, and the sentence says whose."""
    return f"{name}’s" if language.startswith("en") else name


def ordinal(n: int) -> str:
    """As "third", "11th"."""
    if 1 <= n <= len(ORDINALS):
        return ORDINALS[n - 1]
    ending = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def shortened(words: str, most: int) -> str:
    """The first words of a text, whole words only, with an ellipsis where something is left out."""
    flat = " ".join(words.split())
    if len(flat) <= most:
        return flat
    return f"{flat[:most].rsplit(' ', 1)[0].rstrip(',.;:')}…"


def sentence(words: str) -> str:
    """The same, with a capital to begin: "yesterday" heads a line as "Yesterday"."""
    return words[:1].upper() + words[1:]
