"""Where people come in."""

from django.urls import path

from fourfold.pages.sign_in import (
    account,
    address,
    codes,
    factor,
    first_head,
    invitation,
    language,
    leaving,
    password,
    school_account,
    start,
)

app_name = "sign-in"

urlpatterns = [
    path("", start.start, name="start"),
    path("code", codes.code, name="code"),
    path("link/<str:token>", codes.link, name="link"),
    path("password", password.password, name="password"),
    path("password/forgotten", password.forgotten, name="forgotten"),
    path("password/new/<slug:code>/<str:token>", password.new, name="new-password"),
    path("school-account/<slug:provider>", school_account.begin, name="school-account"),
    path("school-account/<slug:provider>/back", school_account.back, name="school-account-back"),
    path("second-factor", factor.second_factor, name="second-factor"),
    path("second-factor/app", factor.app, name="app"),
    path("second-factor/passkey", factor.passkey, name="passkey"),
    path("out", leaving.out, name="out"),
    path("again", leaving.again, name="again"),
    path("account", account.account, name="account"),
    path("account/language", language.language, name="language"),
    path("account/sessions", account.end, name="end-session"),
    path("account/recovery-codes", account.recovery_codes, name="recovery-codes"),
    path("account/factors", account.remove_factor, name="remove-factor"),
    path("account/password", account.change_password, name="change-password"),
    path("account/school-account/<slug:provider>", school_account.begin_link, name="link-school-account"),
    path("account/email", address.change, name="change-email"),
    path("email/<str:token>", address.confirm, name="new-email"),
    path("invitation/<str:token>", invitation.invitation, name="invitation"),
    path("first-head/<str:token>", first_head.first_head, name="first-head"),
]
