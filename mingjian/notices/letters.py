"""What a notice says to the institution that gets it: as it is sent, digested and shown."""

from hashlib import sha256
from typing import Any

from mingjian.audit.said import canonical
from mingjian.engine.questions import SEVERITIES
from mingjian.notices.models import Notice


def letter(notice: Notice) -> dict[str, Any]:
    """The content that its digest covers; a person is named by the institution's own reference alone."""
    return {
        "number": notice.number,
        "rule": notice.rule,
        "rule_version": notice.rule_version,
        "severity": SEVERITIES[notice.severity - 1],
        "kind": notice.kind,
        "subject": "" if notice.kind == "person" else notice.subject,
        "reference": notice.reference,
        "sentence": {"zh": notice.sentence_zh, "en": notice.sentence_en},
        "facts": {name: value for name, value in notice.facts.items() if name != "subject_id"},
        "as_of": notice.as_of.isoformat(),
        "made_at": notice.made_at.isoformat(),
        "evidence": notice.evidence,
    }


def letter_digest(notice: Notice) -> str:
    """The hash of the letter, in hex."""
    return sha256(canonical(letter(notice)).encode()).hexdigest()


def sealed_letter(notice: Notice) -> dict[str, Any]:
    """The letter with its digest."""
    return {**letter(notice), "digest": notice.digest}
