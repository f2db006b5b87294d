"""What the database knows of a question that has come in, in one trip: whose key, what authorisation, asked before?"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from mingjian.web.statements import among, planned

_ASKED = """
select k.id, k.name, k.public, k.starts_at, k.ends_at, k.revoked_at, o.id, o.code, o.sort, o.is_active, m.state,
    a.id, a.number, a.digest, a.person, a.purpose, a.case_number, a.services, a.subjects, a.starts_at, a.ends_at,
    a.span, a.state, a.retention_days,
    used.number is not null,
    q.number, q.request_digest, q.state
from network_key k
join people_organisation o on o.id = k.organisation_id
left join network_member m on m.organisation_id = o.id
left join exchange_query used on used.key_id = k.id and used.nonce = %s
left join authorisations_authorisation a on a.number = %s and a.recipient_id = o.id
left join exchange_query q on q.asker_id = o.id and q.idempotency_key = %s
where k.name = %s
"""
_KEY, _AUTHORISATION, _BEFORE = slice(0, 11), slice(11, 24), slice(24, 28)


@dataclass(frozen=True)
class Allowed:
    """An authorisation as far as a question needs to know it."""

    id: int
    number: str
    digest: str
    person: str
    purpose: str
    case_number: str
    services: Mapping[str, Sequence[str]]
    subjects: Sequence[str]
    starts_at: datetime
    ends_at: datetime
    span: str
    state: str
    retention_days: int


@dataclass(frozen=True)
class Known:
    """Who signs with the key, and what is known of authorisation and question."""

    key: int
    key_name: str
    public: str
    starts_at: datetime
    ends_at: datetime
    revoked_at: datetime | None
    organisation: int
    code: str
    sort: str
    is_active: bool
    member_state: str | None
    authorisation: Allowed | None
    is_replayed: bool
    before: str | None
    before_digest: str | None
    before_state: str | None


class Signer:
    """The organisation whose key signed, as the log names it."""

    def __init__(self, asker: Known) -> None:
        """Of a known key."""
        self.audit_name, self.audit_organisation = asker.key_name, asker.code


_KNOWN = tuple(field.name for field in fields(Known))
_ALLOWED = tuple(field.name for field in fields(Allowed))


def known(key: str, nonce: str, authorisation: str, idempotency_key: str) -> Known | None:
    """All of it; None when nobody registered such a key."""
    rows = planned(_ASKED, [nonce, authorisation or None, idempotency_key or None, key])
    if not rows:
        return None
    row = rows[0]
    told: list[Any] = [*_instants(row[_KEY], 3, 4, 5), _allowed(row[_AUTHORISATION]), *row[_BEFORE]]
    return Known(**dict(zip(_KNOWN, told, strict=True)))


_AUTHORISATIONS = """
select id, number, digest, person, purpose, case_number, services, subjects, starts_at, ends_at, span, state,
    retention_days
from authorisations_authorisation
where recipient_id = %s and
"""


def allowed_of(organisation: int, numbers: Collection[str]) -> dict[str, Allowed]:
    """The authorisations of an organisation, by number; in one trip."""
    if not numbers:
        return {}
    with connection.cursor() as cursor:
        condition, values = among("number", numbers)
        cursor.execute(_AUTHORISATIONS + condition, [organisation, *values])
        found = [_allowed(row) for row in cursor.fetchall()]
    return {one.number: one for one in found if one}


def _allowed(row: Sequence[Any]) -> Allowed | None:
    if row[0] is None:
        return None
    told = _instants(row, 8, 9)
    told[6:8] = [json.loads(text) for text in told[6:8]]
    return Allowed(**dict(zip(_ALLOWED, told, strict=True)))


def _instants(row: Sequence[Any], *places: int) -> list[Any]:
    """SQLite gives instants without their zone."""
    told = list(row)
    for place in places if connection.vendor == "sqlite" else ():
        if told[place] is not None:
            told[place] = told[place].replace(tzinfo=UTC)
    return told
