"""Where staff pages are, room by room."""

from django.urls import path

from fourfold.pages.staff import (
    concern_urls,
    facts,
    gaps,
    given_classes,
    identity,
    looked,
    merging,
    moving,
    people,
    people_edit,
    people_invite,
    people_lost,
    profile,
    profile_picture,
    pupils,
    register,
    register_take,
    roll,
    safeguards,
    sen,
    story,
    today,
    today_desk,
    views_urls,
)
from fourfold.pages.staff.ehc import urls as ehc_urls
from fourfold.pages.staff.local_offer import urls as local_offer_urls
from fourfold.pages.staff.meetings import urls as meeting_urls
from fourfold.pages.staff.noticing import urls as noticing_urls
from fourfold.pages.staff.rounds import urls as round_urls
from fourfold.pages.staff.specialists import urls as specialist_urls
from fourfold.pages.staff.support import urls as support_urls

app_name = "staff"

urlpatterns = [
    path("today", today.today, name="today"),
    path("desk", today_desk.desk, name="desk"),
    # The register
    path("register", register.register, name="register"),
    path("register/export", register_take.export, name="export"),
    path("register/exports", register_take.exports, name="exports"),
    path("register/exports/<slug:wanted>", register_take.release, name="release"),
    path("given", given_classes.given_classes, name="given-classes"),
    path("register/gaps", gaps.gaps, name="gaps"),
    # Pupils
    path("pupils", pupils.pupils, name="pupils"),
    path("pupils/new", roll.new, name="new-pupil"),
    path("pupils/<slug:code>/story", story.story, name="story"),
    path("pupils/<slug:code>/sen", sen.sen, name="sen"),
    path("pupils/<slug:code>/sen/status", sen.status, name="sen-status"),
    path("pupils/<slug:code>/sen/needs", sen.needs, name="sen-needs"),
    path("pupils/<slug:code>/facts", facts.facts, name="facts"),
    path("pupils/<slug:code>/identity", identity.identity, name="identity"),
    path("pupils/<slug:code>/leave", roll.leave, name="leave"),
    path("pupils/<slug:code>/on-roll", roll.on_roll, name="on-roll"),
    path("pupils/<slug:code>/access", looked.looked, name="looked"),
    path("pupils/<slug:code>/merge", merging.merge, name="merge"),
    path("pupils/<slug:code>/merge/<slug:other>", merging.merge_with, name="merge-with"),
    path("pupils/<slug:code>/move", moving.move, name="move"),
    # The people round a pupil
    path("pupils/<slug:code>/people", people.people, name="people"),
    path("pupils/<slug:code>/people/new", people_edit.add, name="add-parent"),
    path("pupils/<slug:code>/people/invite", people_invite.invite_pupil, name="invite-pupil"),
    path("pupils/<slug:code>/people/lost-second-step", people_lost.pupils, name="lost-pupils-factor"),
    path("pupils/<slug:code>/people/invite/take-back", people_invite.take_back_pupils, name="take-back-pupils"),
    path("pupils/<slug:code>/people/grants/new", people_invite.give_grant, name="give-grant"),
    path("pupils/<slug:code>/people/adults/new", people_edit.involve, name="involve"),
    path("pupils/<slug:code>/people/adults/<int:number>/end", people_edit.end_adult, name="end-adult"),
    path("pupils/<slug:code>/people/grants/<int:number>/end", people_edit.end_grant, name="end-grant"),
    path("pupils/<slug:code>/people/care", safeguards.care, name="care"),
    path("pupils/<slug:code>/people/care/end", safeguards.end_care, name="end-care"),
    path("pupils/<slug:code>/people/wish", safeguards.wish, name="wish"),
    path("pupils/<slug:code>/people/kept-out/<int:number>", safeguards.lift, name="lift"),
    path("pupils/<slug:code>/people/<slug:parent>", people_edit.correct, name="correct-parent"),
    path("pupils/<slug:code>/people/<slug:parent>/confirm", people_edit.confirm, name="confirm-parent"),
    path("pupils/<slug:code>/people/<slug:parent>/end", people_edit.end, name="end-parent"),
    path("pupils/<slug:code>/people/<slug:parent>/invite", people_invite.invite_parent, name="invite-parent"),
    path("pupils/<slug:code>/people/<slug:parent>/lost-second-step", people_lost.parents, name="lost-parents-factor"),
    path("pupils/<slug:code>/people/<slug:parent>/take-back", people_invite.take_back, name="take-back"),
    path("pupils/<slug:code>/people/<slug:parent>/keep-out", safeguards.keep_out, name="keep-out"),
    # What a child says
    *views_urls.urlpatterns,
    # The one page about a pupil
    path("pupils/<slug:code>/profile", profile.profile, name="profile"),
    path("pupils/<slug:code>/profile/before", profile.before, name="profile-before"),
    path("pupils/<slug:code>/profile/suggest", profile.suggest, name="profile-suggest"),
    path("pupils/<slug:code>/profile/lines/<slug:line>", profile.line, name="profile-line"),
    path("pupils/<slug:code>/profile/picture", profile_picture.add, name="profile-picture"),
    path("pupils/<slug:code>/profile/pictures/<slug:picture>", profile_picture.picture, name="profile-picture-itself"),
    path("pupils/<slug:code>/profile/pictures/<slug:picture>/answer", profile_picture.answer, name="profile-picture-answer"),
    path("pupils/<slug:code>/profile/right", profile.right, name="profile-right"),
    path("pupils/<slug:code>/profile/a4", profile.paper, name="profile-paper"),
    path("pupils/<slug:code>/profile/a6", profile.card, name="profile-card"),
    # Specialists
    *specialist_urls.urlpatterns,
    # Concerns and letters
    *concern_urls.urlpatterns,
    # Assessment
    *round_urls.urlpatterns,
    *noticing_urls.urlpatterns,
    # The four steps
    *support_urls.urlpatterns,
    *meeting_urls.urlpatterns,
    # Asking the authority
    *ehc_urls.urlpatterns,
    *local_offer_urls.urlpatterns,
]
