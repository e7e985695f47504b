"""The addresses of assessment, to stand among the staff's."""

from django.urls import path

from fourfold.pages.staff.rounds import enter, home, rounds

urlpatterns = [
    path("progress", home.home, name="progress"),
    path("progress/classes/<slug:code>/enter", enter.begin, name="enter"),
    path("progress/rounds", rounds.rounds, name="rounds"),
    path("progress/rounds/new", rounds.new, name="new-round"),
    path("progress/rounds/<slug:code>", rounds.one, name="round"),
    path("progress/rounds/<slug:code>/plan", rounds.plan, name="plan-round"),
    path("progress/rounds/<slug:code>/close", rounds.close, name="close-round"),
    path("progress/rounds/<slug:code>/sign-off", rounds.sign_off, name="sign-off-round"),
    path("progress/classes/<slug:code>/enter/<slug:round_code>/<slug:measure>", enter.enter, name="enter-measure"),
]
