"""Where a school's settings are."""

from django.urls import path, register_converter

from fourfold.pages.settings import authority, dates, home, library, local_offer, measures, people, school, symbols, wordings
from fourfold.pages.settings.dates_address import DayConverter
from fourfold.pages.settings.evidence import urlpatterns as evidence
from fourfold.pages.settings.imports_urls import urlpatterns as imports

app_name = "settings"
register_converter(DayConverter, "day")

urlpatterns = [
    path("", home.home, name="home"),
    path("school", school.school, name="school"),
    path("school/<slug:slug>", school.school_topic, name="school-topic"),
    path("terms-and-dates", dates.dates, name="dates"),
    path("terms-and-dates/terms/add", dates.add_term, name="add-term"),
    path("terms-and-dates/terms/<day:day>/edit", dates.change_term, name="change-term"),
    path("terms-and-dates/terms/<day:day>/remove", dates.remove_term, name="remove-term"),
    path("terms-and-dates/terms/put-back/<str:token>", dates.put_back_term, name="put-back-term"),
    path("terms-and-dates/closures/add", dates.add_closure, name="add-closure"),
    path("terms-and-dates/closures/<day:day>/remove", dates.remove_closure, name="remove-closure"),
    path("terms-and-dates/closures/put-back/<str:token>", dates.put_back_closure, name="put-back-closure"),
    path("authority", authority.authority, name="authority"),
    path("authority/checked", authority.authority_checked, name="authority-checked"),
    path("authority/<slug:slug>", authority.authority_topic, name="authority-topic"),
    path("local-offer", local_offer.local_offer, name="local-offer"),
    path("local-offer/topics", local_offer.topics, name="local-offer-topics"),
    path("local-offer/topics/<slug:code>", local_offer.topic, name="local-offer-topic"),
    *library.urlpatterns,
    *measures.urlpatterns,
    *people.urlpatterns,
    *wordings.urlpatterns,
    *symbols.urlpatterns,
    *evidence,
    *imports,
]
