"""Examples by which the notices' addresses are walked."""

from datetime import date
from typing import Any

from django.utils import timezone


def notice(**more: Any) -> Any:
    """A notice of B0001, told by a pass of its own."""
    from mingjian.notices.models import Notice, Pass
    from mingjian.people.models import Organisation

    now, day = timezone.now(), date(2025, 12, 31)
    seen = Pass.objects.create(source={"filings": []}, as_of=day, day=day, library_version="-", started_at=now)
    said = {
        "number": "0123456789abcdef", "organisation": Organisation.objects.get(code="B0001"), "made_in": seen,
        "made_at": now, "rule": "firm.listed", "rule_version": "1" * 16, "severity": 3, "kind": "firm",
        "subject": "91110101100001454W", "reference": "C-1", "sentence_zh": "企业被列入名录。",
        "sentence_en": "A firm was listed.", "facts": {}, "as_of": day, "evidence": "2" * 64, "digest": "3" * 64,
    }  # fmt: skip
    return Notice.objects.create(**{**said, **more})


def shown() -> dict[str, Any]:
    return {"number": notice().number}
