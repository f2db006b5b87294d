"""From what a notice's question finds to notices: to whom it may be told, in what words, with what proof."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from typing import Any

from mingjian.authorisations.models import Authorisation
from mingjian.engine import notices as rules
from mingjian.engine.clues import clue_id, codes_of
from mingjian.engine.compiler import Compiled
from mingjian.engine.questions import SEVERITIES
from mingjian.engine.sentences import fields, sentence
from mingjian.notices.letters import letter_digest
from mingjian.notices.models import Notice, Webhook
from mingjian.notices.states import Delivery
from mingjian.notices.watching import in_force
from mingjian.notices.workbench import Workbench

AT_ONCE = 500
Row = Mapping[str, Any]
_written = json.JSONEncoder(default=str, ensure_ascii=False, sort_keys=True).encode


@dataclass(frozen=True)
class Found:
    """What one question found, each row beside whose exposure it is and under which authorisation that is watched."""

    rule: rules.Notice
    rows: list[dict[str, Any]]
    codes: Mapping[str, Any]
    as_of: date

    @cached_property
    def rule_version(self) -> str:
        """The hash of the question's text."""
        return sha256(self.rule.path.read_bytes()).hexdigest()[:16]


@dataclass(frozen=True)
class Teller:
    """Makes notices at an instant; what is permitted and where it is sent are looked up then."""

    at: datetime
    snapshots: Mapping[str, int]

    def notices(self, found: Found) -> Iterator[Notice]:
        """Those that may be told and were not told before."""
        services = self._services(found.rows)
        told = {}
        for row in found.rows:
            reason = reason_for(found.rule, row, services)
            if reason is not None:
                told[clue_id(found.rule, row)] = (row, reason)
        for number in told.keys() - set(_known(told)):
            yield self._notice(found, number, *told[number])

    def _services(self, rows: Iterable[Row]) -> dict[int, Any]:
        """The services of every authorisation behind the rows that is in force at this instant."""
        wanted = sorted({row["_authorisation"] for row in rows if row["_authorisation"] is not None})
        found: dict[int, Any] = {}
        for some in _parts(wanted):
            permitted = Authorisation.objects.filter(pk__in=some, **in_force(self.at))
            found |= dict(permitted.values_list("pk", "services"))
        return found

    @cached_property
    def _listening(self) -> frozenset[int]:
        return frozenset(Webhook.objects.filter(is_on=True).values_list("pk", flat=True))

    def _notice(self, found: Found, number: str, row: Row, authorisation: int | None) -> Notice:
        rule = found.rule
        evidence = {name: value for name, value in row.items() if not name.startswith("_")}
        facts = {name: row[name] for name in sorted(fields(rule.clue.zh))}
        one = Notice(
            number=number, organisation_id=row["_organisation"], made_at=self.at, rule=rule.id,
            rule_version=found.rule_version, severity=SEVERITIES.index(rule.severity) + 1, kind=rule.subject,
            subject=row["subject_id"], reference=row["reference"], facts=json.loads(_written(facts)),
            sentence_zh=sentence(rule.clue.zh, row, "zh", found.codes),
            sentence_en=sentence(rule.clue.en, row, "en", found.codes),
            as_of=found.as_of, authorisation_id=authorisation or None,
            evidence=sha256(_written([evidence, self.snapshots]).encode()).hexdigest(),
        )  # fmt: skip
        one.digest = letter_digest(one)
        if row["_organisation"] in self._listening:
            one.delivery, one.due_at = Delivery.WAITING, self.at
        return one


def found_by(bench: Workbench, rule: rules.Notice, compiled: Compiled, as_of: date) -> Found:
    """What a question finds among the exposures that the engine knows."""
    bench.ready(compiled)
    rows = bench.engine.collect(
        "select found.*, watch.authorisation_id as _authorisation, watch.is_mortgagee as _mortgagee,"
        f" watch.organisation_id as _organisation from ({compiled.sql}) as found"
        " inner join watch on found.institution_id = watch.institution_id and found.subject_id = watch.subject"
        f" where watch.kind = '{rule.subject}' and watch.is_applicant = {rules.APPLICATION in compiled.features}"
    )
    codes = codes_of(bench.compiler.library, compiled.tables, rows.column_names)
    return Found(rule, rows.to_pylist(), codes, as_of)


def reason_for(rule: rules.Notice, row: Row, services: Mapping[int, Any]) -> int | None:
    """The authorisation under which a row may be told, 0 where the law gives the reason; None: it may not."""
    authorisation = row["_authorisation"]
    if rule.service in services.get(authorisation, ()):
        return int(authorisation)
    if rule.basis and (rule.basis.whose == rules.EVERYBODY or row["_mortgagee"]):
        return 0
    return None


def _known(numbers: Iterable[str]) -> Iterator[str]:
    for some in _parts(sorted(numbers)):
        yield from Notice.objects.filter(pk__in=some).order_by().values_list("pk", flat=True)


def _parts(values: list[Any]) -> Iterator[list[Any]]:
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
