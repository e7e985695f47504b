"""The addresses of meetings, to stand among the staff's."""

from django.urls import path

from fourfold.pages.staff.meetings import invite, inviting, meetings, one, plan, planner

urlpatterns = [
    path("reviews", planner.planner, name="reviews"),
    path("reviews/suggest", planner.suggest, name="reviews-suggest"),
    path("reviews/invite", inviting.inviting, name="reviews-invite"),
    path("reviews/undo/<slug:key>", planner.undo, name="reviews-undo"),
    path("pupils/<slug:code>/meetings", meetings.meetings, name="meetings"),
    path("pupils/<slug:code>/meetings/new", meetings.new, name="meeting-new"),
    path("pupils/<slug:code>/meetings/plan", plan.plan, name="meeting-plan"),
    path("pupils/<slug:code>/meetings/<slug:meeting>", one.meeting, name="meeting"),
    path("pupils/<slug:code>/meetings/<slug:meeting>/write", one.write, name="meeting-write"),
    path("pupils/<slug:code>/meetings/<slug:meeting>/give", one.give, name="meeting-give"),
    path("pupils/<slug:code>/meetings/<slug:meeting>/done/<slug:agreed>", one.done, name="meeting-done"),
    path("pupils/<slug:code>/meetings/<slug:meeting>/share", one.share, name="meeting-share"),
    path("pupils/<slug:code>/meetings/<slug:meeting>/invite", invite.invite, name="meeting-invite"),
    path("pupils/<slug:code>/meetings/<slug:meeting>/off", invite.off, name="meeting-off"),
    path("pupils/<slug:code>/meetings/<slug:meeting>/said/<slug:invitation>", invite.said, name="meeting-said"),
]
