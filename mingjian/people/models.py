"""Organisations and the people who act for them."""

from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from mingjian.people.powers import POWERS, Role


class Organisation(models.Model):
    """The supervisor, an institution that files, a department, or the public, for whom persons and firms act."""

    class Kind(models.TextChoices):
        """What an organisation is to the platform."""

        SUPERVISOR = "supervisor"
        INSTITUTION = "institution"
        DEPARTMENT = "department"
        PUBLIC = "public"

    MEMBERS: ClassVar[tuple[str, ...]] = (Kind.INSTITUTION, Kind.DEPARTMENT)
    code = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    sort = models.CharField(
        max_length=32, blank=True
    )  # of an institution: bank, insurer, …, as the lake's register says
    name_zh = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)

    class Meta:
        """In order of code."""

        ordering: ClassVar[list[str]] = ["code"]

    def __str__(self) -> str:
        """Code and name."""
        return f"{self.code} {self.name_zh}"


class Team(models.Model):
    """A team of the supervisor."""

    code = models.CharField(max_length=32, unique=True)
    name_zh = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100)

    class Meta:
        """In order of code."""

        ordering: ClassVar[list[str]] = ["code"]


class UserManager(BaseUserManager["User"]):
    """Makes people, and reads them with the organisation that they act for."""

    def get_queryset(self) -> models.QuerySet["User"]:
        """People with their organisation, in one question."""
        return super().get_queryset().select_related("organisation")

    def create_user(self, username: str, password: str | None = None, **facts: Any) -> "User":
        """A person with a hashed password, or one who cannot sign in by password when None."""
        user = self.model(username=username, **facts)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """A person who signs in, acting for one organisation."""

    username = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=100)
    email = models.EmailField(blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="people")
    language = models.CharField(max_length=8, blank=True)
    party = models.CharField(
        max_length=64, blank=True, db_index=True
    )  # of the public: their keyed hash or unified code
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        """The person's name."""
        return self.name or self.username

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles held; read once a request."""
        return frozenset(self.grants.values_list("role", flat=True))

    @cached_property
    def powers(self) -> frozenset[str]:
        """Everything that the roles allow together."""
        return frozenset().union(*(POWERS[role] for role in self.roles))

    def may(self, power: str) -> bool:
        """Whether a role of this person allows `power`."""
        return self.is_active and power in self.powers

    @property
    def is_supervisor(self) -> bool:
        """Whether the person acts for the supervisor."""
        return self.organisation.kind == Organisation.Kind.SUPERVISOR

    @property
    def audit_name(self) -> str:
        """See audit.log.Actor."""
        return self.username

    @property
    def audit_organisation(self) -> str:
        """See audit.log.Actor."""
        return self.organisation.code


class Grant(models.Model):
    """A role that a person holds."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=32, choices=Role.choices)

    class Meta:
        """Once each."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "role"], name="role_held_once")
        ]


class Invitation(models.Model):
    """A link by which somebody joins an organisation, or one of its people sets a new password; good once."""

    class Purpose(models.TextChoices):
        """What the link is for."""

        JOIN = "join"
        PASSWORD = "password"  # noqa: S105 - a purpose, not one

    purpose = models.CharField(max_length=16, choices=Purpose.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    roles = models.JSONField(default=list, blank=True)
    name = models.CharField(max_length=100)
    email = models.EmailField(blank=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, blank=True, related_name="invitations")
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar[list[str]] = ["-pk"]


class Token(models.Model):
    """A person's key to the API: what it opens and until when; only its hash is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    scopes = models.JSONField()
    hash = models.CharField(max_length=64, unique=True)
    beginning = models.CharField(max_length=12)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar[list[str]] = ["-pk"]
