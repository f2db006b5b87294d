"""The sign-in library's addresses that the console uses.

Nobody enters uninvited, and forgotten passwords are an administrator's to renew: three addresses that the library
must be able to name lead nowhere, and those of password resets by mail are not there at all.
"""

from allauth.account import views as account
from allauth.socialaccount import views as social
from allauth.urls import build_provider_urlpatterns
from django.urls import include, path

from mingjian.people.views.account import absent

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("signup/", absent, name="account_signup"),
    path("email/", absent, name="account_email"),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    path("3rdparty/", social.connections, name="socialaccount_connections"),
    path("3rdparty/login/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("3rdparty/login/error/", social.login_error, name="socialaccount_login_error"),
    path("3rdparty/signup/", absent, name="socialaccount_signup"),
    *build_provider_urlpatterns(),
]
