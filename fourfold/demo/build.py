"""Writing the invented school, through the actions, each with the clock at its own day; all of it in one transaction, or nothing."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db import transaction

from fourfold import clock
from fourfold.access.actor import Actor, owner
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.models import Account
from fourfold.audit.action import action
from fourfold.code_of_practice.school_year import school_year_of
from fourfold.demo import finishing
from fourfold.demo.asking import write_requests
from fourfold.demo.consulting import write_referrals
from fourfold.demo.dates import calendar, closures_of, terms_of, years_known
from fourfold.demo.histories import Histories
from fourfold.demo.local_offer import bring_in_list
from fourfold.demo.mail_addresses import address_of_mail
from fourfold.demo.noticing import write_prompts
from fourfold.demo.people import Child, Population, Tie
from fourfold.demo.population import population_on
from fourfold.demo.readings import write_readings
from fourfold.demo.results import write_results
from fourfold.demo.rows import account, newcomer, parent_of
from fourfold.demo.safeguards import safeguard
from fourfold.demo.saying import write_sayings
from fourfold.demo.school import AUTHORITY, DOORS, SCHOOL
from fourfold.demo.staffing import appoint
from fourfold.demo.waiting import write_waiting
from fourfold.demo.worries import write_worries
from fourfold.demo.year_of_meetings import write_year
from fourfold.demo.yusuf import Yusuf
from fourfold.demo.yusuf_page import page_about_yusuf
from fourfold.pupils import actions
from fourfold.pupils.actions import bulk_families, bulk_roll, bulk_sen
from fourfold.pupils.actions.sen import RankedNeed
from fourfold.pupils.models import Class, Parent, Pupil
from fourfold.schools import actions as setting_up
from fourfold.schools.models import Authority, School

MAKER = owner("The demo school", *Permission)
Progress = Callable[[str], None]


def build(today: date, *, say: Progress = lambda _: None) -> None:
    """Fill an empty database with the demo school as it stands on a day. Half a school is never seen: it is one transaction."""
    with transaction.atomic():
        site = Site(population_on(today))
        for says, step in (
            ("The school and its staff", site.open_school),
            ("1,200 pupils and their families", site.admit),
            ("Classes and sets", site.open_classes),
            ("Who has SEN support, and since when", site.record_needs),
            ("Three years of results", lambda: write_results(site)),
            ("Who may see what", lambda: safeguard(site)),
            ("What happened to each of them", lambda: write_histories(MAKER, site.school, site=site)),
        ):
            say(says)
            step()
        finishing.finish(owner(finishing.marker(today), *Permission), site.school)


@action("demo.histories_written", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def write_histories(actor: Actor, school: School, *, site: "Site") -> None:
    """What happened to those with SEN support and to those somebody worries about; then the post of all of it.

    One verb around thousands, each with its own day, person and line: so the ledger takes all lines down at the end, and its chain once.
    """
    told = Histories(site)
    told.write()
    Yusuf(told).write()
    bring_in_list(told, site.today - timedelta(days=3))
    page_about_yusuf(told)
    write_readings(told)
    write_waiting(told)
    write_year(told)
    write_worries(told)
    write_referrals(told)
    write_prompts(told)
    write_sayings(told)
    write_requests(told)
    told.finish()


class Site:
    """The school while it is being written: the rows made so far, by the keys of the population."""

    maker, moment = MAKER, staticmethod(clock.now)

    def __init__(self, population: Population) -> None:
        self.population, self.today = population, population.today
        self.year = school_year_of(self.today)
        self.days = calendar(self.today)
        self.began = terms_of(self.year - 2)[0].starts
        self.school = School(**SCHOOL)
        self.authority = Authority(**AUTHORITY, checked_on=max(self.began, self.today - timedelta(days=80)))
        self.accounts: dict[str, Account] = {}
        self.pupils: dict[str, Pupil] = {}
        self.parents: dict[str, Parent] = {}

    def on(self, day: date, hour: int = 9) -> AbstractContextManager[None]:
        """The clock at an hour of a day, and never later than the day on which all of this is told."""
        day = min(day, self.today)
        return clock.set_to(datetime(day.year, day.month, day.day, hour if day < self.today else 7, tzinfo=clock.LONDON))

    def open_school(self) -> None:
        """The school, its calendar and its staff."""
        with self.on(self.began, 8):
            setting_up.create_school(MAKER, self.school, authority=self.authority)
            for year in years_known(self.today):
                for term in terms_of(year):
                    setting_up.add_term(MAKER, self.school, **asdict(term))
                for day, why in closures_of(year):
                    setting_up.add_closure(MAKER, self.school, day=day, why=why)
            people = self.population.staff
            accounts = [
                account(one.name, address_of_mail(one.forename, one.surname, "", at="larkfield.example.org"), one.title) for one in people
            ]
            megan = account("Megan Pryce", DOORS["mp"].email, "Ms")
            Account.objects.bulk_create([*accounts, megan])
            self.accounts = {one.key: made for one, made in zip(people, accounts, strict=True)} | {"megan": megan}
            appoint(MAKER, self.school, people=[(self.accounts[one.key], one.role, one.specialist) for one in people], starts=self.began)

    def admit(self) -> None:
        """Those who were here when the school began with Fourfold; then each later newcomer on their first day."""
        arrivals = sorted(self.population.children, key=lambda child: max(child.starts, self.began))
        for day, together in groupby(arrivals, key=lambda child: max(child.starts, self.began)):
            children = list(together)
            with self.on(day, 10):
                pupils = bulk_roll.admit_many(MAKER, self.school, newcomers=[newcomer(child) for child in children])
                self.pupils |= {child.key: pupil for child, pupil in zip(children, pupils, strict=True)}
                ties = [(tie, self.tie(child, tie)) for child in children for tie in child.ties]
                links = bulk_families.link_families(MAKER, self.school, ties=[made for _, made in ties])
                known = [(tie.confirmed, link) for (tie, _), link in zip(ties, links, strict=True) if tie.confirmed]
                for how in sorted({how for how, _ in known}):
                    sure = [link for confirmed, link in known if confirmed == how]
                    bulk_families.confirm_families(MAKER, self.school, links=sure, how=how, on=day)

    def tie(self, child: Child, tie: Tie) -> bulk_families.Tie:
        parent = self.parents.get(tie.adult.key)
        if parent is None:
            parent = self.parents[tie.adult.key] = parent_of(tie.adult, self.school)
        return bulk_families.Tie(
            self.pupils[child.key],
            parent,
            tie.relation,
            child.starts,
            tie.responsibility,
            tie.lives_with,
            tie.care_basis,
            priority=tie.priority,
        )

    def open_classes(self) -> None:
        """This year's classes, who works in them, and who is in them."""
        first = terms_of(self.year)[0].starts
        by_key = {child.key: child for child in self.population.children}
        places = []
        with self.on(first, 11):
            for one in self.population.groups:
                year_group = by_key[one.pupils[0]].year_group
                group: Class = actions.open_class(
                    MAKER, self.school, name=one.name, school_year=self.year, year_group=year_group, subject=one.subject
                )
                for works_as, keys in (("teacher", one.teachers), ("assistant", one.assistants)):
                    for key in keys:
                        actions.put_in_charge(MAKER, group, account=self.accounts[key], works_as=works_as, starts=first)
                places += [bulk_roll.Place(self.pupils[key], group, max(first, by_key[key].starts)) for key in one.pupils]
            bulk_roll.place_many(MAKER, self.school, places=places)

    def record_needs(self) -> None:
        """SEN histories, each written when its latest turn came; circumstances last week."""
        told = sorted(self.population.sen.items(), key=lambda one: max(one[1].statuses[-1].starts, self.began))
        for day, together in groupby(told, key=lambda one: max(one[1].statuses[-1].starts, self.began)):
            with self.on(day, 15):
                histories = [
                    bulk_sen.SenHistory(
                        self.pupils[key],
                        tuple(bulk_sen.Period(s.letter, s.starts, s.ends, s.annual_review_on) for s in sen.statuses),
                        tuple(RankedNeed(code) for code in sen.needs),
                        because="brought from the school's records",
                    )
                    for key, sen in together
                ]
                bulk_sen.record_sen_histories(MAKER, self.school, histories=histories)
        with self.on(self.days.add_school_days(self.today, -4).day, 16):
            facts = [(self.pupils[key], life) for key, life in self.population.life.items()]
            bulk_sen.record_circumstances_of_many(MAKER, self.school, facts=facts)

    def parent(self, key: str, name: str) -> Parent:
        """A child's parent by name."""
        return next(self.parents[tie.adult.key] for tie in self.population.child(key).ties if tie.adult.name == name)
