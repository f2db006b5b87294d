"""The people room as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Organisations, people, roles."""

    name = "mingjian.people"

    def ready(self) -> None:
        """Hear what the sign-in library tells, once its models are there."""
        from mingjian.people.signing import listen  # noqa: PLC0415

        listen()
