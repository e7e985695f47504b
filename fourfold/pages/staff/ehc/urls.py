"""Where the pages of a request are."""

from django.urls import path

from fourfold.pages.staff.ehc import deeds, request

HERE = "pupils/<slug:code>/ehc-request"
urlpatterns = [
    path(HERE, request.ehc_request, name="ehc-request"),
    path(f"{HERE}/told", deeds.told, name="ehc-told"),
    path(f"{HERE}/bundle", deeds.bundle, name="ehc-bundle"),
    path(f"{HERE}/bundles/<int:version>", deeds.bundle_pdf, name="ehc-bundle-pdf"),
    path(f"{HERE}/bundles/<int:version>/release", deeds.release, name="ehc-release"),
    path(f"{HERE}/bundles/<int:version>/send-back", deeds.send_back, name="ehc-send-back"),
    path(f"{HERE}/days", deeds.day, name="ehc-day"),
    path(f"{HERE}/exceptions", deeds.excused, name="ehc-excused"),
    path(f"{HERE}/over", deeds.over, name="ehc-over"),
]
