"""The addresses of the Local Offer, to stand among the staff's."""

from django.urls import path

from fourfold.pages.staff.local_offer import attaching, searching

urlpatterns = [
    path("local-offer", searching.local_offer, name="local-offer"),
    path("pupils/<slug:code>/local-offer", searching.offer_for, name="offer-for"),
    path("pupils/<slug:code>/local-offer/taken-back/<slug:signpost>", attaching.take_back, name="offer-take-back"),
    path("pupils/<slug:code>/local-offer/<slug:service>", attaching.attach, name="offer-attach"),
]
