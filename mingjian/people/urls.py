"""Addresses of the people room."""

from django.urls import path

from mingjian.people.views import account, entering, organisations, people

app_name = "people"
urlpatterns = [
    path("me", account.me, name="me"),
    path("me/language", account.language, name="language"),
    path("me/tokens", account.tokens, name="tokens"),
    path("me/tokens/<int:token_id>/revoke", account.revoke, name="revoke"),
    path("second-factor", account.second_factor, name="second_factor"),
    path("enter/<str:token>", entering.enter, name="enter"),
    path("", people.index, name="index"),
    path("invite", people.invite, name="invite"),
    path("links", people.links, name="links"),
    path("links/<int:invitation_id>/withdraw", people.withdraw, name="withdraw"),
    path("persons/<int:user_id>", people.person, name="person"),
    path("persons/<int:user_id>/deactivate", people.deactivate, name="deactivate"),
    path("persons/<int:user_id>/reactivate", people.reactivate, name="reactivate"),
    path("persons/<int:user_id>/remove-factors", people.remove_factors, name="remove_factors"),
    path("persons/<int:user_id>/password-link", people.password_link, name="password_link"),
    path("organisations", organisations.organisations, name="organisations"),
    path("organisations/new", organisations.organisation_new, name="organisation_new"),
    path("organisations/<str:code>", organisations.organisation, name="organisation"),
    path("organisations/<str:code>/close", organisations.organisation_close, name="organisation_close"),
    path("organisations/<str:code>/reopen", organisations.organisation_reopen, name="organisation_reopen"),
    path("teams", organisations.team, name="team"),
]
