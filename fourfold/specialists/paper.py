"""A referral as it leaves the program on paper: as it went, or before that as it would go now."""

from dataclasses import asdict
from datetime import date

from django.http import HttpResponse

from fourfold.access.actor import Actor
from fourfold.code_of_practice.consulting import Item
from fourfold.documents.serving import referral_as_pdf
from fourfold.specialists.bundle import bundle_of
from fourfold.specialists.models import Referral


def referral_pdf(actor: Actor, referral: Referral, *, today: date) -> HttpResponse:
    """The paper. What went is never drawn from what the record says today."""
    if referral.bundle is not None:
        return referral_as_pdf(referral.bundle)
    return referral_as_pdf(asdict(bundle_of(actor, referral, shared=[Item(one) for one in referral.wanted], today=today)))
