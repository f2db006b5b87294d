"""Who takes part: registration, suspension, quotas, switches, and keys once they are agreed to (see proposing)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from mingjian.audit import log
from mingjian.network import keys, limits, switches
from mingjian.network.errors import NotAMember
from mingjian.network.models import Key, Member, Quota, ServiceSwitch
from mingjian.network.states import KeyKind, MemberState
from mingjian.people.access import require
from mingjian.people.models import Organisation, User
from mingjian.web.errors import ReasonMissing

PORTAL_DAYS = 365


@transaction.atomic
def members_register(*, by: log.Actor, organisations: Iterable[Organisation]) -> list[Member]:
    """Let organisations into the network, those that are not in it yet."""
    known = set(Member.objects.values_list("organisation_id", flat=True))
    new = [Member(organisation=one) for one in organisations if one.pk not in known]
    for member in new:
        member.save()
        log.record(by=by, action="member.register", about=member, code=member.organisation.code)
    return new


@transaction.atomic
def member_change(*, by: User, member: Member, state: MemberState, reason: str) -> Member:
    """Suspend a member, or let it in again; from then on it is refused, or answered."""
    require(by, "run_network")
    member.state, member.reason = state, reason
    member.full_clean()
    member.save(update_fields=["state", "reason"])
    action = "member.suspend" if state == MemberState.SUSPENDED else "member.resume"
    log.record(by=by, action=action, about=member, code=member.organisation.code, reason=reason)
    return member


@transaction.atomic
def key_enter(*, by: log.Actor, organisation: Organisation, public: str, days: int, **more: Any) -> Key:
    """Enter a key that is known to be one; its name is the organisation's code and the key's own."""
    _must_be_member(organisation)
    now = timezone.now()
    key = Key(organisation=organisation, public=public, starts_at=now, ends_at=now + timedelta(days), **more)
    key.name = keys.key_name(organisation.code, public)
    key.full_clean()
    key.save()
    log.record(by=by, action="key.register", about=key, name=key.name, days=days)
    return key


@transaction.atomic
def key_revoke(*, by: User, key: Key, reason: str) -> Key:
    """From now on nothing signed by the key is answered; of the network's own keys for an organisation likewise."""
    require(by, "run_network")
    if not reason.strip():
        raise ReasonMissing
    key.revoked_at = key.revoked_at or timezone.now()
    key.save(update_fields=["revoked_at"])
    log.record(by=by, action="key.revoke", about=key, name=key.name, reason=reason)
    return key


def portal_key_of(*, by: User) -> Key:
    """The key in force that the network keeps for the person's organisation; a new one when there is none."""
    now = timezone.now()
    kept = Key.objects.filter(organisation=by.organisation, kind=KeyKind.PORTAL, revoked_at=None)
    found = kept.filter(starts_at__lte=now, ends_at__gt=now).first()
    if found:
        return found
    public = keys.portal_key_make(by.organisation.code)
    return key_enter(by=by, organisation=by.organisation, public=public, days=PORTAL_DAYS, kind=KeyKind.PORTAL)


@transaction.atomic
def service_switch(*, by: User, service: str, is_on: bool, reason: str) -> ServiceSwitch:
    """Switch a service off or on."""
    require(by, "run_network")
    switch, _ = ServiceSwitch.objects.update_or_create(service=service, defaults={"is_on": is_on, "reason": reason})
    log.record(by=by, action="service.switch", about=switch, is_on=is_on, reason=reason)
    transaction.on_commit(switches.forget)
    return switch


@transaction.atomic
def quota_set(*, by: User, organisation: Organisation, service: str, a_day: int | None, reason: str) -> None:
    """Give an organisation a daily limit of its own at a service; None gives it the service's own again."""
    require(by, "run_network")
    if a_day is None:
        Quota.objects.filter(organisation=organisation, service=service).delete()
    else:
        Quota.objects.update_or_create(organisation=organisation, service=service, defaults={"a_day": a_day})
    facts = {"code": organisation.code, "service": service, "a_day": a_day, "reason": reason}
    log.record(by=by, action="quota.set", about=organisation, **facts)
    transaction.on_commit(limits.forget)


def _must_be_member(organisation: Organisation) -> None:
    if not Member.objects.filter(organisation=organisation, state=MemberState.REGISTERED).exists():
        raise NotAMember(code=organisation.code)
