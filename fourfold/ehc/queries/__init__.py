"""Reading requests, from the person who asks."""

from fourfold.ehc.queries.lists import EvidenceRead, evidence_list
from fourfold.ehc.queries.own import OwnRead, own_request, own_request_row, own_request_to_write, shared_requests
from fourfold.ehc.queries.school import (
    BundleRead,
    DateOnDesk,
    SchoolAsked,
    SchoolRead,
    as_family_reads,
    bundle_row,
    request_row,
    requests_waiting,
    school_request,
)

__all__ = [
    "BundleRead",
    "DateOnDesk",
    "EvidenceRead",
    "OwnRead",
    "SchoolAsked",
    "SchoolRead",
    "as_family_reads",
    "bundle_row",
    "evidence_list",
    "own_request",
    "own_request_row",
    "own_request_to_write",
    "request_row",
    "requests_waiting",
    "school_request",
    "shared_requests",
]
