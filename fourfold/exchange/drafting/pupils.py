"""A pupil's row against what is known here: identity, roll and class."""

from datetime import date, timedelta

from fourfold.code_of_practice.school_year import YEAR_GROUP_NAMES, school_year_starts, year_group_of
from fourfold.code_of_practice.unique_pupil_number import check_upn
from fourfold.exchange.drafting.circumstances import draft_care, draft_circumstances
from fourfold.exchange.drafting.draft import Draft, said
from fourfold.exchange.drafting.families import Families
from fourfold.exchange.drafting.sen import draft_sen
from fourfold.exchange.matching import Matching
from fourfold.exchange.reading.people import PupilRow
from fourfold.exchange.reading.places import Place
from fourfold.exchange.reading.problems import Severity
from fourfold.exchange.roll import Roll
from fourfold.pupils.models import Class, ClassPlace, Enrolment, Pupil

NO_YEAR = "X"


class PupilDrafts:
    """Drafts for all rows of one file: brothers and sisters share a parent, and classmates a class."""

    def __init__(self, roll: Roll, rows: tuple[PupilRow, ...]) -> None:
        self.roll, self.rows = roll, rows
        self.matching, self.families = Matching(roll), Families(roll)
        self.pupils: dict[str, Pupil] = {}
        """By the file's own id: whom its class lists mean."""

    def drafts(self) -> list[Draft]:
        """One draft a row, in order."""
        return [self._draft(row) for row in self.rows]

    def _draft(self, row: PupilRow) -> Draft:
        forename, surname = row.preferred_forename or row.legal_forename, row.preferred_surname or row.legal_surname
        draft = Draft(Place(row.row, row.table), f"{forename} {surname}".strip() or "No name")
        for problem in row.problems:
            (draft.problems if problem.severity is Severity.REFUSED else draft.warnings).append(problem.says)
        if row.upn and not check_upn(row.upn).is_right:
            # Not a warning here: a UPN is how every later file finds the child.
            wrong = f"The UPN {row.upn} does not look right. {check_upn(row.upn).problem}"
            draft.warnings = [says for says in draft.warnings if says != wrong]
            draft.problems.append(wrong)
        found = self.matching.match(row)
        if found.problem:
            draft.problems.append(found.problem)
        if draft.problems:
            return draft
        pupil = found.pupil
        if pupil is None:
            pupil = self._new_pupil(draft, row)
        else:
            draft.pupil, draft.name = pupil, pupil.name
            self._known_pupil(draft, row, pupil)
        if pupil is None or draft.problems:
            return draft
        draft.pupil = pupil
        if row.mis_id:
            self.pupils[row.mis_id] = pupil
        if row.leaving_date and row.leaving_date < self.roll.today:
            return draft
        self._in_class(draft, row, pupil)
        draft_sen(draft, row, pupil, self.roll)
        draft_circumstances(draft, row, pupil, self.roll)
        draft_care(draft, row, pupil, self.roll)
        self.families.draft(draft, row, pupil)
        return draft

    def _new_pupil(self, draft: Draft, row: PupilRow) -> Pupil | None:
        today = self.roll.today
        if row.date_of_birth is None:
            draft.problems.append("A new pupil needs a date of birth.")
        if row.leaving_date and row.leaving_date < today:
            draft.problems.append(f"This pupil left on {said(row.leaving_date)}, and is not known here: leave the row out.")
        if not (row.preferred_forename or row.legal_forename):
            draft.problems.append("A new pupil needs a forename.")
        if draft.problems or row.date_of_birth is None:
            return None
        surname, forename = row.legal_surname or row.preferred_surname, row.legal_forename or row.preferred_forename
        pupil = Pupil(
            legal_surname=surname,
            legal_forename=forename,
            surname=row.preferred_surname or surname,
            forename=row.preferred_forename or forename,
            born=row.date_of_birth,
            sex=row.sex,
            upn=row.upn,
            former_upn=row.former_upn,
        )
        draft.is_new = True
        draft.add(pupil)
        time = self._time_on_roll(draft, row, pupil)
        draft.add(time, what=YEAR_GROUP_NAMES.get(time.year_group, "Year group"), says=f"born {said(pupil.born)}")
        return pupil

    def _time_on_roll(self, draft: Draft, row: PupilRow, pupil: Pupil, *, not_before: date | None = None) -> Enrolment:
        today = self.roll.today
        year = row.year_group or year_group_of(pupil.born, today)
        if not row.year_group:
            says = f"so Year {year} is taken from the date of birth" if year else "so none is set"
            draft.warnings.append(f"The file does not say the year group, {says}.")
        starts = row.entry_date or today
        if not_before is not None and starts <= not_before:
            starts = max(today, not_before + timedelta(days=1))
        ends = row.leaving_date if row.leaving_date and row.leaving_date >= starts else None
        return Enrolment(
            pupil=pupil,
            school=self.roll.school,
            year_group=year or NO_YEAR,
            starts=starts,
            ends=ends,
            admission_number=row.admission_number,
            main=pupil.pk not in self.roll.on_roll_elsewhere,
        )

    def _known_pupil(self, draft: Draft, row: PupilRow, pupil: Pupil) -> None:
        last, left = self.roll.enrolment(pupil), self.roll.has_left(pupil)
        if left and row.leaving_date and row.leaving_date < self.roll.today:
            # Off the roll here and in the file: the record of a pupil who has left is only read (veto 5).
            return
        surname, forename = row.legal_surname or row.preferred_surname, row.legal_forename or row.preferred_forename
        for name, what, value in (
            ("legal_surname", "Legal surname", surname),
            ("legal_forename", "Legal forename", forename),
            # A list without a column for it says nothing of what a child is called: the school may know better.
            ("surname", "Surname", row.preferred_surname or (surname if pupil.surname == pupil.legal_surname else "")),
            ("forename", "Called", row.preferred_forename or (forename if pupil.forename == pupil.legal_forename else "")),
            ("born", "Date of birth", row.date_of_birth),
            ("sex", "Sex", row.sex),
            ("former_upn", "Former UPN", row.former_upn),
        ):
            if value:
                draft.change(pupil, name, value, what=what)
        if row.upn and row.upn != pupil.former_upn:
            if pupil.upn and row.upn != pupil.upn and not row.former_upn:
                draft.change(pupil, "former_upn", pupil.upn)
            draft.change(pupil, "upn", row.upn, what="UPN")
        if last is None or left:
            self._comes_back(draft, row, pupil, last)
            return
        if row.admission_number:
            draft.change(last, "admission_number", row.admission_number, what="Admission number")
        if row.year_group:
            draft.change(last, "year_group", row.year_group, what="Year group")
        if row.leaving_date and row.leaving_date >= last.starts:
            draft.change(last, "ends", row.leaving_date, what="Last day on roll", show=lambda day: said(day) if day else "")
            for place in self.roll.places.get(pupil.pk, []):
                if place.ends is None:
                    draft.change(place, "ends", max(place.starts, row.leaving_date))

    def _comes_back(self, draft: Draft, row: PupilRow, pupil: Pupil, last: Enrolment | None) -> None:
        left = last.ends if last else None
        again = self._time_on_roll(draft, row, pupil, not_before=left)
        for time in self.roll.enrolments.get(pupil.pk, []):
            draft.change(time, "superseded", True)
        draft.add(again, what="Comes back on roll", says=said(again.starts))
        draft.warnings.append(f"{pupil.name} left on {said(left)}: their record here opens again.")

    def _in_class(self, draft: Draft, row: PupilRow, pupil: Pupil) -> None:
        if not row.registration_group:
            return
        group = self._class(draft, row)
        today, last_day = self.roll.today, row.leaving_date
        held = [place for place in self.roll.places.get(pupil.pk or 0, []) if place.ends is None or place.ends >= today]
        if any(place.group_id == group.pk for place in held):
            return
        for place in held:
            if not self.roll.groups[place.group_id].subject:
                draft.change(place, "ends", max(place.starts, today - timedelta(days=1)))
        starts = max(school_year_starts(self.roll.school_year), row.entry_date or today) if draft.is_new else today
        ends = max(starts, last_day) if last_day else None
        draft.add(ClassPlace(pupil=pupil, group=group, starts=starts, ends=ends), what="Class", says=group.name)

    def _class(self, draft: Draft, row: PupilRow) -> Class:
        known = self.roll.classes.get(row.registration_group.casefold())
        if known is None:
            years = {other.year_group for other in self.rows if other.registration_group.casefold() == row.registration_group.casefold()}
            known = Class(
                school=self.roll.school,
                name=row.registration_group,
                school_year=self.roll.school_year,
                year_group=years.pop() if len(years) == 1 else "",
            )
            draft.add(known)
            self.roll.classes[row.registration_group.casefold()] = known
            draft.warnings.append(f"The class {row.registration_group} is not here yet, and will be made.")
        return known
