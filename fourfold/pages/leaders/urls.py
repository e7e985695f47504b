"""Where the leaders' pages are."""

from django.urls import path

from fourfold.pages.leaders import reports

app_name = "leaders"

urlpatterns = [path("reports", reports.reports, name="reports")]
