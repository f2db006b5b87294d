"""Who takes part: registration, suspension, keys, quotas, switches."""

from base64 import b64decode
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from mingjian.audit import log
from mingjian.audit.seals import name_of
from mingjian.network import keys, limits, switches
from mingjian.network.errors import KeyNotGood, NotAMember, NotOfThePublic, NumberNotOne
from mingjian.network.models import Endpoint, Key, Member, Quota, ServiceSwitch
from mingjian.network.refusals import Refused
from mingjian.network.states import KeyKind, MemberState
from mingjian.network.subjects import veiled_subject
from mingjian.people.access import require
from mingjian.people.models import Organisation, User
from mingjian.web import signing

LONGEST_DAYS = 400
PORTAL_DAYS = 365
KEY_BYTES = 32


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
def key_register(*, by: User, organisation: Organisation, public: str, days: int) -> Key:
    """Enter a public key of an organisation; its older ones go on until they end or are revoked."""
    require(by, "run_network")
    if not 0 < days <= LONGEST_DAYS or not _is_key(public):
        raise KeyNotGood(days=LONGEST_DAYS)
    return key_enter(by=by, organisation=organisation, public=public, days=days)


@transaction.atomic
def key_enter(*, by: log.Actor, organisation: Organisation, public: str, days: int, **more: Any) -> Key:
    """Enter a key that is known to be one; its name is the organisation's code and the key's own."""
    _must_be_member(organisation)
    now = timezone.now()
    key = Key(organisation=organisation, public=public, starts_at=now, ends_at=now + timedelta(days), **more)
    key.name = f"{organisation.code}.{name_of(public)}"
    key.full_clean()
    key.save()
    log.record(by=by, action="key.register", about=key, name=key.name, days=days)
    return key


@transaction.atomic
def key_revoke(*, by: User, key: Key, reason: str) -> Key:
    """From now on nothing signed by the key is answered."""
    require(by, "run_network")
    key.revoked_at = key.revoked_at or timezone.now()
    key.save(update_fields=["revoked_at"])
    log.record(by=by, action="key.revoke", about=key, name=key.name, reason=reason)
    return key


def portal_key_of(*, by: User) -> Key:
    """The key that the network keeps for the person's organisation, entered when it is first needed."""
    public = signing.public_key(keys.portal_key(by.organisation.code))
    found = Key.objects.filter(organisation=by.organisation, public=public).first()
    return found or key_enter(by=by, organisation=by.organisation, public=public, days=PORTAL_DAYS, kind=KeyKind.PORTAL)


@transaction.atomic
def service_switch(*, by: User, service: str, is_on: bool, reason: str) -> ServiceSwitch:
    """Switch a service off or on."""
    require(by, "run_network")
    switch, _ = ServiceSwitch.objects.update_or_create(service=service, defaults={"is_on": is_on, "reason": reason})
    log.record(by=by, action="service.switch", about=switch, is_on=is_on, reason=reason)
    transaction.on_commit(switches.forget)
    return switch


@transaction.atomic
def endpoint_set(*, by: User, domain: str, address: str, seconds: float, public: str) -> None:
    """Have a department's own system asked; with no address its register in the lake answers again."""
    require(by, "run_network")
    if address and not _is_key(public):
        raise KeyNotGood(days=LONGEST_DAYS)
    if address:
        endpoint = Endpoint(domain=domain, address=address, seconds=seconds, public=public)
        endpoint.full_clean(validate_unique=False)
        endpoint.save()
    else:
        Endpoint.objects.filter(domain=domain).delete()
    log.record(by=by, action="endpoint.set", about=Endpoint(domain=domain), address=address, seconds=seconds)
    transaction.on_commit(switches.forget)


@transaction.atomic
def party_set(*, by: User, person: User, number: str) -> User:
    """Say whose affairs an account of the public sees; whoever says so has seen the person's papers."""
    require(by, "run_network")
    if person.organisation.kind != Organisation.Kind.PUBLIC:
        raise NotOfThePublic(username=person.username)
    try:
        person.party = veiled_subject("person", number)  # which leaves a firm's code as it is
    except Refused as fault:
        raise NumberNotOne from fault
    person.save(update_fields=["party"])
    log.record(by=by, action="party.set", about=person, party=person.party)
    return person


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


def _is_key(public: str) -> bool:
    try:
        return len(b64decode(public, validate=True)) == KEY_BYTES
    except ValueError:
        return False
