"""Where the pages of a child's own views are."""

from django.urls import path

from fourfold.pages.staff import views

urlpatterns = [
    path("pupils/<slug:code>/views", views.views, name="views"),
    path("pupils/<slug:code>/views/new", views.new, name="views-new"),
    path("pupils/<slug:code>/views/not-heard", views.not_heard, name="views-not-heard"),
    path("pupils/<slug:code>/views/hand-over", views.hand_over, name="views-hand-over"),
    path("pupils/<slug:code>/views/<slug:saying>/add", views.add, name="views-add"),
]
