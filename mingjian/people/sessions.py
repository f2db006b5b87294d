"""Ending what is signed in."""

from allauth.usersessions.models import UserSession

from mingjian.people.models import User


def sessions_end(user: User) -> int:
    """End every session of `user` at once; gives how many."""
    sessions = list(UserSession.objects.filter(user_id=user.pk))
    for session in sessions:
        session.end()
    return len(sessions)
