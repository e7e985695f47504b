"""The roles people hold and the sides they act for."""

from enum import StrEnum


class Side(StrEnum):
    """On whose behalf a deed is done. Every action names one, and roles of other sides are refused."""

    SCHOOL = "school"
    FAMILY = "family"
    PROFESSIONAL = "professional"
    AUTHORITY = "authority"
    MACHINE = "machine"


class Role(StrEnum):
    """A role is held at a school for a time (staff), or follows from a link to a child (families, professionals)."""

    TEACHER = "teacher"
    SUPPORT_STAFF = "support_staff"
    SENCO = "senco"
    HEAD = "head"
    SLT = "slt"
    GOVERNOR = "governor"
    DATA_ADMIN = "data_admin"
    TRUST_LEAD = "trust_lead"
    LA_OFFICER = "la_officer"
    PARENT = "parent"
    CARER = "carer"
    PUPIL = "pupil"
    YOUNG_PERSON = "young_person"
    PROFESSIONAL = "professional"
    SYSADMIN = "sysadmin"
    API_TOKEN = "api_token"  # noqa: S105 - a role's name, not a secret
    COVER = "cover"
    SYSTEM = "system"
    VISITOR = "visitor"
    """Somebody without an account who raises one concern. Outside the matrix."""
    OWNER = "owner"
    """Whoever owns the machine, at its command line, with the rights of that one command. Outside the matrix."""


FAMILY = frozenset({Role.PARENT, Role.CARER, Role.PUPIL, Role.YOUNG_PERSON})
STAFF = frozenset({Role.TEACHER, Role.SUPPORT_STAFF, Role.SENCO, Role.HEAD, Role.SLT, Role.DATA_ADMIN, Role.COVER})
CONTENT = STAFF | {Role.GOVERNOR, Role.TRUST_LEAD, Role.LA_OFFICER, Role.PROFESSIONAL}
"""Roles through which a person may read about children; a system administrator can hold none of them (veto 10)."""
NEED_SECOND_FACTOR = CONTENT - {Role.COVER} | {Role.SYSADMIN}
"""Veto 7. For COVER the one-day code is the second factor."""

SIDE = {
    **dict.fromkeys(STAFF | {Role.GOVERNOR, Role.TRUST_LEAD, Role.OWNER}, Side.SCHOOL),
    **dict.fromkeys(FAMILY | {Role.VISITOR}, Side.FAMILY),
    Role.PROFESSIONAL: Side.PROFESSIONAL,
    Role.LA_OFFICER: Side.AUTHORITY,
    **dict.fromkeys({Role.SYSTEM, Role.API_TOKEN, Role.SYSADMIN}, Side.MACHINE),
}

NAMES = {
    Role.TEACHER: "Teacher",
    Role.SUPPORT_STAFF: "Teaching assistant or support staff",
    Role.SENCO: "SENCO",
    Role.HEAD: "Headteacher",
    Role.SLT: "Senior leader",
    Role.GOVERNOR: "Governor",
    Role.DATA_ADMIN: "Data manager",
    Role.TRUST_LEAD: "Trust SEND lead",
    Role.LA_OFFICER: "Local authority officer",
    Role.PARENT: "Parent",
    Role.CARER: "Carer",
    Role.PUPIL: "Pupil",
    Role.YOUNG_PERSON: "Young person",
    Role.PROFESSIONAL: "Outside professional",
    Role.SYSADMIN: "System administrator",
    Role.API_TOKEN: "Connected system",
    Role.COVER: "Cover staff",
    Role.SYSTEM: "Fourfold",
    Role.VISITOR: "Visitor",
    Role.OWNER: "Owner of the machine",
}
