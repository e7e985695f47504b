"""Classes, who is in them and who works in them, against what is known here."""

from datetime import date

from django.db.models import Q

from fourfold.accounts.models import Account, Membership
from fourfold.code_of_practice.school_year import school_year_starts
from fourfold.exchange.drafting.draft import Draft
from fourfold.exchange.drafting.pupils import PupilDrafts
from fourfold.exchange.matching import Match
from fourfold.exchange.reading.people import ClassRow, EnrolmentRow, Part
from fourfold.exchange.reading.places import Place
from fourfold.exchange.reading.problems import Severity
from fourfold.exchange.reading.reading import Reading
from fourfold.exchange.roll import Roll
from fourfold.pupils.models import Class, ClassPlace, ClassStaff, Pupil


class ClassDrafts:
    """Drafts for all classes of one file or set, and then for everyone in them."""

    def __init__(self, roll: Roll, reading: Reading) -> None:
        self.roll, self.reading = roll, reading
        self.known = PupilDrafts(roll, reading.pupils)
        people = [self.known.matching.match(row) for row in reading.pupils]
        self.pupils = {row.mis_id: found for row, found in zip(reading.pupils, people, strict=True) if row.mis_id}
        self.emails = {known: row.email for row in reading.staff for known in (row.mis_id, row.staff_code) if known and row.email}
        self.classes: dict[str, Class] = {}
        working = Membership.objects.filter(Q(ends__isnull=True) | Q(ends__gte=roll.today), school=roll.school)
        self.accounts = {account.email: account for account in Account.objects.filter(pk__in=working.values("account"))}
        posts = ClassStaff.objects.filter(group__in=roll.groups, ends__isnull=True, works_as=ClassStaff.TEACHER)
        self.posts = {(roll.groups[post.group_id].name.casefold(), post.account_id) for post in posts}
        open_places = [place for places in roll.places.values() for place in places if place.ends is None]
        self.taken = {(place.pupil_id, roll.groups[place.group_id].name.casefold()) for place in open_places}

    def drafts(self) -> list[Draft]:
        """One draft for each class, then one for each person in one."""
        return [*(self._class(row) for row in self.reading.classes), *(self._member(row) for row in self.reading.enrolments)]

    def _class(self, row: ClassRow) -> Draft:
        draft = Draft(Place(row.row, row.table), row.name or row.mis_id)
        for problem in row.problems:
            (draft.problems if problem.severity is Severity.REFUSED else draft.warnings).append(problem.says)
        if draft.problems:
            return draft
        group = self.roll.classes.get(row.name.casefold())
        if group is None:
            group = Class(
                school=self.roll.school,
                name=row.name,
                school_year=self.roll.school_year,
                year_group=row.year_group,
                subject=row.subject,
            )
            draft.is_new = True
            draft.add(group)
            self.roll.classes[row.name.casefold()] = group
        else:
            for name, what, value in (("year_group", "Year group", row.year_group), ("subject", "Subject", row.subject)):
                if value:
                    draft.change(group, name, value, what=what)
        self.classes[row.mis_id] = group
        return draft

    def _member(self, row: EnrolmentRow) -> Draft:
        group = self.classes.get(row.class_id)
        draft = Draft(Place(row.row, row.table), row.person_id)
        if group is None:
            draft.problems.append(f'There is no class "{row.class_id}" in this file.')
        elif row.part is Part.PUPIL:
            self._pupil(draft, row, group)
        else:
            self._teacher(draft, row, group)
        return draft

    def _pupil(self, draft: Draft, row: EnrolmentRow, group: Class) -> None:
        found = self.pupils.get(row.person_id) or self.known.matching.known_as(row.person_id)
        if found.pupil is None or self.roll.has_left(found.pupil):
            draft.problems.append(self._nobody(found, row))
            return
        pupil = found.pupil
        draft.pupil, draft.name = pupil, f"{pupil.name} in {group.name}"
        if pupil.pk in self.roll.barred:
            draft.problems.append("You cannot bring in this row yourself: ask a colleague to.")
        elif (pupil.pk, group.name.casefold()) not in self.taken:
            self.taken.add((pupil.pk, group.name.casefold()))
            draft.is_new = True
            draft.add(ClassPlace(pupil=pupil, group=group, starts=self._since(pupil)))

    def _nobody(self, found: Match, row: EnrolmentRow) -> str:
        return found.problem or f"No pupil on roll here is known as {row.person_id}: bring the pupils in first."

    def _since(self, pupil: Pupil) -> date:
        """A class list tells who is in the class from now on; a new class, from the start of its year or of the child's time here."""
        time = self.roll.enrolment(pupil)
        return max(school_year_starts(self.roll.school_year), time.starts if time else self.roll.today)

    def _teacher(self, draft: Draft, row: EnrolmentRow, group: Class) -> None:
        email = row.person_id if "@" in row.person_id else self.emails.get(row.person_id, "")
        account = self.accounts.get(email.lower())
        if account is None:
            draft.problems.append(f"Nobody who works here is known as {row.person_id}: bring the staff in first.")
            return
        draft.name = f"{account.name}, teacher of {group.name}"
        if (group.name.casefold(), account.pk) not in self.posts:
            self.posts.add((group.name.casefold(), account.pk))
            draft.is_new = True
            draft.add(ClassStaff(group=group, account=account, works_as=ClassStaff.TEACHER, starts=self.roll.today))
