"""What is looked at before a question goes on, in this order; the first thing wrong is the reason of the refusal."""

import re
from collections.abc import Callable
from datetime import timedelta

from pydantic import ValidationError

from mingjian.exchange import authorised, sealing
from mingjian.exchange.asking import Asking, Claim
from mingjian.exchange.knowing import known
from mingjian.exchange.states import QueryState
from mingjian.network import keys, switches
from mingjian.network.refusals import Refused
from mingjian.network.states import MemberState
from mingjian.network.subjects import veiled_subject
from mingjian.signing.messages import (
    REQUEST_COVERS,
    Message,
    NotSigned,
    is_digest_of,
    is_signature_of,
    read_signature,
)
from mingjian.web.library import library

SKEW = timedelta(seconds=30)
LONGEST_LIFE = timedelta(seconds=300)
TAG = "mingjian-query"
_NONCE = re.compile(r"[\w+/=-]{16,64}")

Check = Callable[[Asking], None]


def network_can_answer(asking: Asking) -> None:
    """Nothing is looked at that could not be logged and answered with a signature."""
    try:
        keys.network_key()
    except (OSError, ValueError) as fault:
        raise Refused("network_cannot_answer") from fault
    if sealing.is_late(asking.at):
        raise Refused("network_cannot_answer")


def request_is_readable(asking: Asking) -> None:
    """The content is as the interface describes it."""
    try:
        asking.claim = Claim.model_validate_json(asking.message.body)
    except ValidationError as fault:
        raise Refused("unreadable") from fault


def signature_is_there(asking: Asking) -> None:
    """It bears one signature, a digest and an idempotency key."""
    try:
        asking.signature = read_signature(asking.message)
        for name in ("content-digest", "idempotency-key"):
            asking.message.component(name)
    except NotSigned as fault:
        raise Refused("signature_missing") from fault


def key_is_known(asking: Asking) -> None:
    """The key is one that was registered."""
    assert asking.signature  # noqa: S101
    terms = asking.signature.terms
    authorisation = asking.claim.authorisation if asking.claim else ""
    asking.asker = known(terms.keyid, terms.nonce, authorisation, asking.idempotency_key)
    if asking.asker is None:
        raise Refused("key_unknown")


def asker_is_registered(asking: Asking) -> None:
    """The organisation is a member, and not suspended."""
    assert asking.asker  # noqa: S101
    if asking.asker.member_state != MemberState.REGISTERED or not asking.asker.is_active:
        raise Refused("asker_not_registered")


def service_exists(asking: Asking) -> None:
    """The library declares the service."""
    assert asking.claim  # noqa: S101
    asking.service = library().services.get(asking.claim.service)
    if asking.service is None:
        raise Refused("service_unknown")


def asker_is_allowed(asking: Asking) -> None:
    """The service is open to this sort of organisation for this purpose; whatever is not named is refused."""
    assert asking.claim and asking.service and asking.asker  # noqa: S101, PT018
    asking.purpose = library().purposes.get(asking.claim.purpose)
    if asking.purpose is None or asking.purpose.code not in asking.service.purposes:
        raise Refused("not_allowed")
    if asking.asker.sort not in asking.purpose.askers:
        raise Refused("not_allowed")


def service_is_on(asking: Asking) -> None:
    """Nobody has switched it off."""
    assert asking.service  # noqa: S101
    if switches.is_off(asking.service.id):
        raise Refused("service_disabled")


def key_is_in_force(asking: Asking) -> None:
    """The key has begun, has not ended and is not revoked."""
    key = asking.asker
    assert key  # noqa: S101
    if key.revoked_at or not key.starts_at <= asking.at < key.ends_at:
        raise Refused("key_expired")


def signature_is_timely(asking: Asking) -> None:
    """It was made now, give or take the clocks' skew, and lives shortly."""
    assert asking.signature  # noqa: S101
    now, terms = asking.at.timestamp(), asking.signature.terms
    if terms.created > now + SKEW.total_seconds():
        raise Refused("clock_skew")
    if not now <= terms.expires + SKEW.total_seconds() or terms.expires - terms.created > LONGEST_LIFE.total_seconds():
        raise Refused("signature_expired")
    if terms.expires <= terms.created:
        raise Refused("signature_expired")


def content_is_as_digested(asking: Asking) -> None:
    """The body is the one that was signed."""
    if not is_digest_of(asking.message.component("content-digest"), asking.message.body):
        raise Refused("digest_differs")


def signature_is_right(asking: Asking) -> None:
    """The owner of the key signed it, for this use, with a nonce."""
    assert asking.signature and asking.asker  # noqa: S101, PT018
    terms = asking.signature.terms
    if terms.tag != TAG or not _NONCE.fullmatch(terms.nonce):
        raise Refused("signature_wrong")
    if not is_signature_of(asking.message, asking.signature, asking.asker.public, REQUEST_COVERS):
        raise Refused("signature_wrong")
    asking.is_verified = True


def request_is_new(asking: Asking) -> None:
    """A signature serves once; an idempotency key serves one content, whose answer is given again."""
    assert asking.signature and asking.asker  # noqa: S101, PT018
    asker = asking.asker
    if asker.is_replayed:
        raise Refused("replayed")
    if asker.before and asker.before_digest != asking.request_digest:
        raise Refused("key_reused")
    if asker.before and asker.before_state == QueryState.ASKED:
        raise Refused("still_asked")
    asking.answered = asker.before or ""


def subject_is_readable(asking: Asking) -> None:
    """The subject's number is of the form that the service asks by."""
    assert asking.claim and asking.service  # noqa: S101, PT018
    asking.subject = veiled_subject(asking.service.subject_kind, asking.claim.subject)


def fields_are_offered(asking: Asking) -> None:
    """Only what the purpose may learn; all of it when nothing is named."""
    assert asking.claim and asking.service  # noqa: S101, PT018
    offered = asking.service.purposes[asking.claim.purpose]
    asking.fields = tuple(asking.claim.fields or offered)
    if not set(asking.fields) | set(asking.claim.same) <= set(offered):
        raise Refused("field_not_offered")


def duty_names_its_article(asking: Asking) -> None:
    """A statutory query takes an article and a case number in place of consent."""
    assert asking.claim and asking.purpose  # noqa: S101, PT018
    if asking.purpose.basis == "duty" and not asking.claim.article.strip():
        raise Refused("article_missing")


# What is looked at of each subject, whoever asked in whatever way.
OF_SUBJECT: tuple[Check, ...] = (
    subject_is_readable,
    fields_are_offered,
    duty_names_its_article,
    authorised.authorisation_named,
    authorised.authorisation_in_force,
    authorised.use_within_authorisation,
)
CHECKS: tuple[Check, ...] = (
    network_can_answer,
    request_is_readable,
    signature_is_there,
    key_is_known,
    asker_is_registered,
    service_exists,
    asker_is_allowed,
    service_is_on,
    key_is_in_force,
    signature_is_timely,
    content_is_as_digested,
    signature_is_right,
    request_is_new,
    *OF_SUBJECT,
    authorised.unit_is_still_theirs,
)
CALLER_CHECKS: tuple[Check, ...] = (
    network_can_answer, signature_is_there, key_is_known, asker_is_registered, key_is_in_force, signature_is_timely,
    content_is_as_digested, signature_is_right,
)  # fmt: skip


def caller_of(message: Message) -> Asking:
    """Who signed a call that is no question; Refused when nobody of ours did."""
    asking = Asking(message)
    for each in CALLER_CHECKS:
        each(asking)
    return asking


def check(asking: Asking) -> None:
    """Look at everything in order; Refused with the first reason found. An answer known already ends the looking."""
    for each in CHECKS:
        each(asking)
        if asking.answered:
            return
