"""What a row says of a child's life beside SEN: language, free school meals, care."""

from fourfold.exchange.drafting.draft import Draft, said
from fourfold.exchange.reading.people import PupilRow
from fourfold.exchange.roll import Roll
from fourfold.pupils.models import Circumstances, LookedAfter, Pupil
from fourfold.schools.models import Authority


def draft_circumstances(draft: Draft, row: PupilRow, pupil: Pupil, roll: Roll) -> None:
    """First language, English as an additional language, free school meals: only what the file says."""
    facts = (
        ("eal", "English as an additional language", row.eal),
        ("free_school_meals", "Free school meals", row.free_school_meals),
        ("first_language", "First language", row.first_language),
    )
    known = [(name, what, value) for name, what, value in facts if value not in (None, "")]
    if not known:
        return
    kept = roll.circumstances.get(pupil.pk) if pupil.pk else None
    if kept is None:
        made = Circumstances(pupil=pupil, **{name: value for name, _, value in known})
        words = ", ".join(f"{what.lower()}: {said(value)}" for _, what, value in known)
        draft.add(made, what="" if draft.is_new else "Circumstances", says=words)
        return
    for name, what, value in known:
        draft.change(kept, name, value, what=what)


def draft_care(draft: Draft, row: PupilRow, pupil: Pupil, roll: Roll) -> None:
    """A time in care that begins or has ended; by which authority, the file may not say."""
    if row.looked_after is None:
        return
    now = next((time for time in roll.care.get(pupil.pk or 0, []) if time.ends is None), None)
    if row.looked_after and now is None:
        authority = roll.school.authority
        if row.care_authority and row.care_authority != authority.code:
            found = Authority.objects.filter(code=row.care_authority).first()
            if found is None:
                draft.warnings.append(f"Looked after by authority {row.care_authority}, which is not known here: record it by hand.")
                return
            authority = found
        elif not row.care_authority:
            draft.warnings.append(f"Looked after, by an authority that the file does not name: {authority.name} is taken.")
        made = LookedAfter(pupil=pupil, authority=authority, starts=roll.today)
        draft.add(made, what="" if draft.is_new else "Looked after by", says=authority.name)
    elif not row.looked_after and now is not None:
        draft.change(now, "ends", max(now.starts, roll.today), what="No longer looked after since")
