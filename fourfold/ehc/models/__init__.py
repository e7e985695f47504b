"""Requests for an EHC needs assessment. What a family asks for itself lies in a table of its own, and no query of the school's joins it."""

from fourfold.ehc.models.evidence_list import EvidenceList
from fourfold.ehc.models.own_request import OwnRequest
from fourfold.ehc.models.school_request import Bundle, Known, RequestDay, SchoolRequest

__all__ = ["Bundle", "EvidenceList", "Known", "OwnRequest", "RequestDay", "SchoolRequest"]
