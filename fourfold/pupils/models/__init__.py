"""What is known of a pupil, by noun."""

from fourfold.pupils.models.capacity import Capacity
from fourfold.pupils.models.child import ChildRecord, Enrolment, Pupil, new_code
from fourfold.pupils.models.classes import Class, ClassPlace, ClassStaff
from fourfold.pupils.models.exports import ExportRequest
from fourfold.pupils.models.families import Parent, ParentLink
from fourfold.pupils.models.safeguards import Grant, Involvement, Restriction, SharingWish
from fourfold.pupils.models.sen import Circumstances, LookedAfter, Need, SenPeriod

__all__ = [
    "Capacity",
    "ChildRecord",
    "Circumstances",
    "Class",
    "ClassPlace",
    "ClassStaff",
    "Enrolment",
    "ExportRequest",
    "Grant",
    "Involvement",
    "LookedAfter",
    "Need",
    "Parent",
    "ParentLink",
    "Pupil",
    "Restriction",
    "SenPeriod",
    "SharingWish",
    "new_code",
]
