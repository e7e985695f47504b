"""Staff rows against those who work here: an account and a role, which gives nothing until a second person agrees."""

from datetime import date, datetime

from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.roles import NAMES, Role
from fourfold.accounts.membership_rules import CannotStand, must_not_mix
from fourfold.accounts.models import Account, Membership
from fourfold.exchange.drafting.draft import Draft, said
from fourfold.exchange.reading.people import StaffRow
from fourfold.exchange.reading.places import Place
from fourfold.exchange.reading.problems import Severity
from fourfold.schools.models import School

SENIOR = {
    Role.SENCO: {"senco", "sendco", "special educational needs coordinator", "special educational needs co-ordinator", "inclusion lead"},
    Role.HEAD: {"head", "headteacher", "head teacher", "principal", "executive head", "executive headteacher"},
    Role.SLT: {
        "slt",
        "senior leader",
        "deputy",
        "deputy head",
        "deputy headteacher",
        "assistant head",
        "assistant headteacher",
        "deputy principal",
        "assistant principal",
        "vice principal",
    },
    Role.DATA_ADMIN: {"data manager", "data officer", "data administrator", "school data manager"},
    Role.GOVERNOR: {"governor", "sen governor", "send governor"},
}
TEACHER_WORDS = ("teacher", "professor", "faculty", "lecturer", "tutor")
SUPPORT_WORDS = (
    "teaching assistant",
    "learning support",
    "support assistant",
    "support staff",
    "classroom assistant",
    "hlta",
    "lsa",
    "aide",
)
SUPPORT = {"ta", "hlta", "lsa", "paraprofessional"}


def role_of(written: str) -> Role | None:
    """The role that a job title means; None where it does not say plainly."""
    plain = " ".join(written.casefold().replace(".", " ").split())
    for role, names in SENIOR.items():
        if plain in names:
            return role
    if plain in SUPPORT or any(word in plain for word in SUPPORT_WORDS):
        return Role.SUPPORT_STAFF
    if any(word in plain.split() for word in TEACHER_WORDS) and "assistant" not in plain:
        return Role.TEACHER
    return None


class StaffDrafts:
    """Drafts for all rows of one file."""

    def __init__(self, actor: Actor, school: School, rows: tuple[StaffRow, ...], *, today: date, now: datetime) -> None:
        self.actor, self.school, self.rows, self.today, self.now = actor, school, rows, today, now
        self.new_accounts: list[Account] = []
        self.accounts = {account.email: account for account in Account.objects.filter(email__in=[row.email for row in rows if row.email])}
        open_now = Q(ends__isnull=True) | Q(ends__gte=today)
        held = Membership.objects.filter(open_now, school=school, ended_at__isnull=True)
        self.roles = {(member.account_id, member.role) for member in held}
        self.members = {account for account, _ in self.roles}
        self.strangers = set(held.exclude(asked_as="").values_list("account", flat=True))

    def drafts(self) -> list[Draft]:
        """One draft a row, in order."""
        return [self._draft(row) for row in self.rows]

    def _draft(self, row: StaffRow) -> Draft:
        draft = Draft(Place(row.row, row.table), f"{row.forename} {row.surname}".strip() or row.email or "No name")
        for problem in row.problems:
            (draft.problems if problem.severity is Severity.REFUSED else draft.warnings).append(problem.says)
        role = role_of(row.role)
        if role is None:
            what = f'The role "{row.role}" is not one of ours' if row.role else "The file does not say the role"
            draft.problems.append(f"{what}: write Teacher, Teaching assistant, SENCO, Senior leader, Data manager or Headteacher.")
        if draft.problems or role is None:
            return draft
        account = self.accounts.get(row.email)
        if account is None:
            account = Account(email=row.email, name=draft.name, title=row.title)
            if len(draft.name) > 120 or len(row.title) > 20:
                draft.problems.append("The name or the title is too long.")
                return draft
            account.set_unusable_password()
            self.new_accounts.append(account)
            self.accounts[row.email] = account
        elif account.pk in self.members and account.pk not in self.strangers and account.name != draft.name:
            draft.warnings.append(f"Here this person is called {account.name}, which stays.")
        if (account.pk, role.value) in self.roles:
            return draft
        # Whether somebody signs in at another school, or as a parent, and whose account it is, is not for this list to show.
        asked_as = f"{row.title} {draft.name}".strip() if account.pk is not None and account.pk not in self.members - self.strangers else ""
        if account.pk is not None and not asked_as:
            try:
                must_not_mix(account, role)
            except CannotStand as why:
                draft.problems.append(str(why))
                return draft
        draft.is_new = account.pk not in self.members
        owner = self.actor.account is None
        member = Membership(
            account=account,
            school=self.school,
            role=role.value,
            starts=self.today,
            asked_at=self.now,
            asked_by_id=self.actor.account,
            approved_at=self.now if owner else None,
            asked_as=asked_as[:141],
        )
        draft.new.append(member)
        draft.add_words("Role", NAMES[role])
        if role not in (Role.TEACHER, Role.SUPPORT_STAFF):
            draft.warnings.append(f"{NAMES[role]} sees far more than a class: make sure of it, from {said(self.today)} on.")
        return draft
