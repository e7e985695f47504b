"""The policy: for each role, which rights hold and when. Read it aloud; whatever is not said is no.

One function a role would hide the pattern, one table would hide the words: so a table of words. The specification's own copy of these
rules is an oracle in the tests and is never read here.
"""

from collections.abc import Mapping

from fourfold.access.permissions import Permission
from fourfold.access.policy.families import CARER_RIGHTS, PARENT_RIGHTS, PUPIL_RIGHTS, YOUNG_PERSON_RIGHTS
from fourfold.access.policy.leading import DATA_ADMIN, HEAD, SENCO, SLT
from fourfold.access.policy.outside import API_TOKEN, GOVERNOR, LA_OFFICER, PROFESSIONAL, SYSADMIN, SYSTEM, TRUST_LEAD
from fourfold.access.policy.teaching import COVER, SUPPORT_STAFF, TEACHER
from fourfold.access.policy.words import AT_SCHOOL, JOB, OWN, on, rights
from fourfold.access.roles import Role
from fourfold.access.rules import Rule

POLICY: Mapping[Role, Mapping[Permission, Rule]] = {
    Role.TEACHER: TEACHER,
    Role.SUPPORT_STAFF: SUPPORT_STAFF,
    Role.SENCO: SENCO,
    Role.HEAD: HEAD,
    Role.SLT: SLT,
    Role.GOVERNOR: GOVERNOR,
    Role.DATA_ADMIN: DATA_ADMIN,
    Role.TRUST_LEAD: TRUST_LEAD,
    Role.LA_OFFICER: LA_OFFICER,
    Role.PARENT: PARENT_RIGHTS,
    Role.CARER: CARER_RIGHTS,
    Role.PUPIL: PUPIL_RIGHTS,
    Role.YOUNG_PERSON: YOUNG_PERSON_RIGHTS,
    Role.PROFESSIONAL: PROFESSIONAL,
    Role.SYSADMIN: SYSADMIN,
    Role.API_TOKEN: API_TOKEN,
    Role.COVER: COVER,
    Role.SYSTEM: {**SYSTEM, Permission.MACHINE_WRITE: JOB},
    Role.VISITOR: rights(on("concern", view=OWN, create=AT_SCHOOL)),
    Role.OWNER: {},
}
