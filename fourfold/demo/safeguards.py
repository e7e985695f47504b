"""Who is kept out, who is in care, who shares with whom, who is let in for a time; and whose accounts are whose."""

from datetime import timedelta
from typing import TYPE_CHECKING

from fourfold.accounts.models import Account
from fourfold.demo.dates import moved, terms_of
from fourfold.demo.families import GRANTED, IN_CARE, KEPT_OUT, SHARED
from fourfold.demo.mail_addresses import address_of_mail
from fourfold.demo.people import FIRST_OF_SIXTH_FORM
from fourfold.demo.rows import account
from fourfold.pupils import actions
from fourfold.pupils.actions import bulk_families
from fourfold.pupils.agreement import Agreement
from fourfold.pupils.models import Parent, Pupil

if TYPE_CHECKING:
    from fourfold.demo.build import Site

ALL_SIGNED_UP = ("5 Juniper",)
REACHED_ON_PAPER = ("isla",)
"""Whose parents have not signed up: their letters go home in the bag."""


def safeguard(site: "Site") -> None:
    """Who is kept out, who is in care, who shares with whom, who is let in for a time, and whose accounts are whose."""
    autumn = terms_of(site.year)[0].starts
    with site.on(autumn, 14):
        link_accounts(site)
        for key, name in KEPT_OUT.items():
            actions.restrict(
                site.maker,
                site.pupils[key],
                parent=site.parent(key, name),
                kind="Court order",
                order_dated=autumn - timedelta(days=140),
                starts=autumn,
            )
        for key, since in IN_CARE.items():
            actions.record_care(
                site.maker,
                site.pupils[key],
                authority=site.authority,
                starts=moved(since, site.today, site.days),
                social_worker="Gwen Fairhurst",
                social_worker_phone="01632 960 140",
                social_worker_email="gwen.fairhurst@northshire.example.org",
                virtual_head="Malcolm Tate",
                virtual_head_email="virtual.school@northshire.example.org",
                designated_teacher=site.accounts["harriet_mowbray"],
            )
        for (key, name), share in SHARED.items():
            actions.record_sharing_wish(site.maker, site.pupils[key], parent=site.parent(key, name), share=share, starts=site.today)
    start, talked = (site.days.add_school_days(site.today, -days).day for days in (30, 34))
    with site.on(start, 12):
        for key, name in GRANTED.items():
            actions.give_grant(
                site.maker,
                site.pupils[key],
                account=site.accounts["megan"],
                things=["profile", "plan", "advice", *(["meeting"] if key == "yusuf" else [])],
                purpose="Speech and language therapy",
                starts=start,
                ends=start + timedelta(days=85),
                agreement=Agreement(on=talked, how="In person", parent=site.parent(key, name)),
            )


def link_accounts(site: "Site") -> None:
    """Families of children with support can sign in, and so can some others; so can the young people with support."""
    parents: dict[Parent, Account] = {}
    pupils: dict[Pupil, Account] = {}
    for child in site.population.on_roll:
        if child.key in REACHED_ON_PAPER:
            continue
        helped = site.population.letter(child) != "N"
        if child.key == "zainab" or (helped and child.year >= FIRST_OF_SIXTH_FORM):
            email = address_of_mail(child.forename, child.surname, "" if child.key == "zainab" else child.key)
            pupils[site.pupils[child.key]] = account(child.name, email, "")
        for tie in child.ties:
            parent = site.parents[tie.adult.key]
            if (
                tie.confirmed
                and parent.email
                and parent not in parents
                and (helped or (child.form in ALL_SIGNED_UP or int(tie.adult.key[1:].partition("-")[0]) % 4 == 0))
            ):
                parents[parent] = account(parent.name, parent.email, parent.title, language=parent.language)
    Account.objects.bulk_create([*parents.values(), *pupils.values()])
    bulk_families.link_accounts(site.maker, site.school, parents=parents, pupils=pupils)
