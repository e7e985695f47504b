"""Families for a whole school: the named ones first, then invented ones until each year group is full."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from fourfold.code_of_practice.unique_pupil_number import make_upn
from fourfold.demo.dates import calendar, moved, terms_of
from fourfold.demo.families import FAMILIES
from fourfold.demo.mail_addresses import address_of_mail
from fourfold.demo.named import NamedAdult, NamedChild, NamedFamily
from fourfold.demo.people import FIRST_OF_SECONDARY, FIRST_OF_SIXTH_FORM, NO, UNKNOWN, YES, Adult, Child, Tie
from fourfold.demo.pools import KINDS_OF_STREET, MEN, POOLS, STREETS, WOMEN, Pool
from fourfold.demo.school import AUTHORITY, SCHOOL

SIZES = (57, 58, 58, 59, 58, 58, 58, 118, 117, 116, 115, 114, 112, 102)
"""Pupils in each year group, Reception to Year 13: 1,200."""
TOGETHER, APART, MOTHER, FATHER, KIN, SAME_SEX = "together", "apart", "mother", "father", "kin", "same sex"
SHARES = {TOGETHER: 590, APART: 205, MOTHER: 145, FATHER: 25, KIN: 15, SAME_SEX: 20}


class Households:
    """Makes families, each from what chance gives next; the same chance gives the same school."""

    def __init__(self, today: date, school_year: int) -> None:
        self.today, self.school_year = today, school_year
        self.days = calendar(today)
        self.chance = random.Random(f"Larkfield {school_year}")  # noqa: S311 - the same names each time are what it is for
        self.numbers = count(1)
        self.phones = count(200)
        self.serials: dict[int, Iterator[int]] = {}

    def all(self) -> Iterator[Child]:
        """Every child, family by family."""
        room = list(SIZES)
        for family in FAMILIES:
            for one in self.named(family):
                room[one.year] -= 1
                yield one
        while any(room):
            for one in self.invented(room):
                yield one
        for one in self.leavers():
            yield one

    def named(self, family: NamedFamily) -> Iterator[Child]:
        number, home = f"f{next(self.numbers)}", self.address()
        ties = tuple(self.tie_of(one, home, rank, number) for rank, one in enumerate(family.adults, start=1))
        for one in family.children:
            born = self.born_on(one)
            starts = self.entry(one.year)
            if one.since:
                starts = min(starts, moved(one.since[0], self.today, self.days) - timedelta(days=60))
            yield Child(
                one.key,
                one.forename,
                one.surname or family.surname,
                one.sex,
                born,
                one.year,
                number,
                ties,
                starts,
                upn=self.upn(born),
                form=one.form,
                language=family.language,
                speaks=family.speaks,
                eal=family.eal,
            )

    def tie_of(self, one: NamedAdult, home: str, rank: int, number: str) -> Tie:
        adult = Adult(
            f"{number}-{rank}",
            one.title,
            one.forename,
            one.surname,
            address_of_mail(one.forename, one.surname, ""),
            one.phone or self.phone(),
            home if one.lives_with else self.address(),
            one.address_confidential,
            one.language,
            one.speaks,
            one.interpreter,
            one.access_needs,
        )
        return Tie(adult, one.relation, one.responsibility, one.lives_with, one.care_basis, rank, one.confirmed)

    def invented(self, room: list[int]) -> Iterator[Child]:
        """One more family, its children in years that still have room."""
        pool = self.pool()
        eldest = self.chance.choices(range(len(room)), weights=room)[0]
        years = [eldest]
        for _ in range(self.chance.choices((0, 1, 2, 3), weights=(50, 35, 12, 3))[0]):
            near = [y for y in range(max(0, min(years) - 4), min(years)) if room[y] - years.count(y) > 0]
            years += [self.chance.choice(near)] if near else []
        for year in years:
            room[year] -= 1
        yield from self.family(pool, years)

    def leavers(self) -> Iterator[Child]:
        """Those who were here last year and are not now."""
        last_term = terms_of(self.school_year - 1)[5].ends
        for number in range(14):
            for one in self.family(self.pool(), [2 + number % 10]):
                left = last_term if number % 3 else self.days.nearest_school_day(self.today - timedelta(days=30 + number)).day
                yield replace(one, key=f"left{number}", starts=min(one.starts, left - timedelta(days=400)), ends=left)

    def family(self, pool: Pool, years: list[int]) -> Iterator[Child]:
        number, other = f"f{next(self.numbers)}", pool if self.chance.random() < 0.88 else self.pool()
        kind = self.chance.choices(list(SHARES), weights=list(SHARES.values()))[0]
        surname = self.chance.choice(pool.surnames)
        theirs = self.chance.choice(other.surnames)
        ties = tuple(self.ties(kind, pool, other, surname, theirs, number))
        called = f"{surname}-{theirs}" if kind in {TOGETHER, SAME_SEX} and surname != theirs and self.chance.random() < 0.06 else surname
        eal = self.chance.random() < pool.eal
        taken: set[str] = set()
        for place, year in enumerate(years):
            sex = self.chance.choice("FM")
            forename = self.chance.choice([name for name in (pool.girls if sex == "F" else pool.boys) if name not in taken])
            taken.add(forename)
            first = date(self.school_year - 5 - year, 9, 1)
            born = first + timedelta(days=self.chance.randrange(365))
            yield Child(
                f"{number}{'abcd'[place]}",
                forename,
                pool.surname_of(called, sex),
                sex,
                born,
                year,
                number,
                ties,
                self.entry(year),
                upn=self.upn(born),
                language=pool.language,
                speaks=pool.speaks,
                eal=eal,
            )

    def ties(self, kind: str, pool: Pool, other: Pool, surname: str, theirs: str, number: str) -> Iterator[Tie]:
        home = self.address()
        if kind == KIN:
            grandmother = self.adult("F", pool, surname, home, f"{number}-1")
            yield Tie(grandmother, "grandmother", NO, care_basis="The child lives with her", confirmed="Known in person")
            yield Tie(self.adult("F", pool, surname, self.address(), f"{number}-2"), "mum", lives_with=False, priority=2)
            return
        if kind == FATHER:
            yield Tie(self.adult("M", pool, surname, home, f"{number}-1"), "dad")
            return
        mothers_name = surname if kind != APART else self.chance.choice((surname, theirs))
        yield Tie(self.adult("F", pool, mothers_name, home, f"{number}-1"), "mum")
        if kind in {TOGETHER, SAME_SEX}:
            relation, sex = ("mum", "F") if kind == SAME_SEX else ("dad", "M")
            yield Tie(self.adult(sex, other, surname if self.chance.random() < 0.8 else theirs, home, f"{number}-2"), relation, priority=2)
        elif kind == APART:
            known = self.chance.random() < 0.85
            yield Tie(
                self.adult("M", other, surname, self.address(), f"{number}-2"),
                "dad",
                YES if known else UNKNOWN,
                lives_with=False,
                priority=2,
                confirmed="Birth certificate seen" if known else "",
            )

    def adult(self, sex: str, pool: Pool, surname: str, home: str, key: str) -> Adult:
        forename = self.chance.choice((WOMEN if sex == "F" else MEN) if pool is POOLS[0] else (pool.girls if sex == "F" else pool.boys))
        surname = pool.surname_of(surname, sex)
        title = "Mr" if sex == "M" else self.chance.choices(("Mrs", "Ms", "Miss", "Dr"), weights=(50, 25, 22, 3))[0]
        reads = self.chance.random() < pool.reads
        return Adult(
            key,
            title,
            forename,
            surname,
            address_of_mail(forename, surname, key) if self.chance.random() < 0.93 else "",
            self.phone(),
            home,
            language=pool.language if reads else "en",
            speaks=pool.speaks if pool.speaks != "English" else "",
            interpreter=reads and self.chance.random() < 0.5,
            access_needs=self.chance.choice(("Large print", "Easy read", "Hearing loop")) if self.chance.random() < 0.015 else "",
        )

    def pool(self) -> Pool:
        return self.chance.choices(POOLS, weights=[pool.share for pool in POOLS])[0]

    def address(self) -> str:
        street = f"{self.chance.choice(STREETS)} {self.chance.choice(KINDS_OF_STREET)}"
        code = f"ZZ1 {self.chance.randrange(1, 10)}{''.join(self.chance.choices('ABDEF', k=2))}"
        return f"{self.chance.randrange(1, 140)} {street}\nLarkfield\n{code}"

    def phone(self) -> str:
        """From the numbers kept free for drama."""
        return f"07700 900{next(self.phones) % 1000:03}"

    def entry(self, year: int) -> date:
        """The first day on roll: with the rest of a phase, or at the start of a later half term."""
        began = self.school_year - year
        if year >= FIRST_OF_SECONDARY and self.chance.random() < 0.5:
            began = self.school_year - (year - FIRST_OF_SECONDARY)
        if year >= FIRST_OF_SIXTH_FORM and self.chance.random() < 0.3:
            began = self.school_year - (year - FIRST_OF_SIXTH_FORM)
        first = terms_of(began)[0].starts
        late, how_late = self.chance.random(), self.chance.random()
        if late < 0.1:
            halves = [term.starts for y in (self.school_year - 1, self.school_year) for term in terms_of(y)]
            later = [day for day in halves if first <= day <= self.today]
            return later[int(how_late * len(later))] if later else first
        return first

    def upn(self, born: date) -> str:
        year = born.year + (5 if born.month >= 9 else 4)
        serial = next(self.serials.setdefault(year, count(1)))
        return make_upn(int(AUTHORITY["code"]), int(SCHOOL["establishment"]), year, serial)

    def born_on(self, one: NamedChild) -> date:
        day, month = one.born
        return date(self.school_year - 5 - one.year + (0 if month >= 9 else 1), month, day)
