"""The log as a file of JSON lines, to be kept elsewhere and checked offline: the key, entries, checkpoints, the end."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from mingjian.audit.errors import NotAnAuditFile
from mingjian.audit.findings import Finding
from mingjian.audit.said import Said, canonical
from mingjian.audit.seals import Seal
from mingjian.audit.verifying import Evidence, Report, Row, verify

FORMAT = "mingjian-audit-1"


@dataclass(frozen=True)
class Contents:
    """Everything of a log that an export holds."""

    rows: Iterator[Row]
    evidence: Evidence


def write(path: Path, contents: Contents) -> int:
    """Write the log to `path`; gives how many entries."""
    evidence, count = contents.evidence, 0
    with path.open("w", encoding="utf-8") as file:
        _line(file, {"format": FORMAT, "public_key": evidence.public})
        for said, leaf in contents.rows:
            _line(file, {"entry": said.document(), "leaf": leaf})
            count += 1
        for seal in evidence.seals:
            _line(file, {"checkpoint": asdict(seal)})
        size, root = evidence.head or (0, "")
        _line(file, {"head": {"size": size, "root": root}})
    return count


def check(path: Path, *, public: str | None = None, kept: tuple[Seal, ...] = ()) -> Report:
    """Check a written log, by `public` instead of its own key and against checkpoints `kept` elsewhere."""
    own, seals, head, wrong = _frame(path)
    report = verify(_rows(path), Evidence((*seals, *kept), public or own, head))
    if head is None:
        report.tell("head_missing")
    report.findings.extend(Finding("line_unreadable", {"line": number}) for number in wrong)
    return report


def _line(file: Any, document: dict[str, Any]) -> None:
    file.write(canonical(document) + "\n")


def _frame(path: Path) -> tuple[str, list[Seal], tuple[int, str] | None, list[int]]:
    """The key, the checkpoints, the end, and the numbers of lines that cannot be read."""
    seals, head, wrong = list[Seal](), None, list[int]()
    lines = _lines(path)
    number, first = next(lines, (1, None))
    if first is None or first.get("format") != FORMAT:
        raise NotAnAuditFile(path=path, line=number)
    for number, document in lines:
        try:
            if document is None:
                wrong.append(number)
            elif "checkpoint" in document:
                seals.append(Seal(**document["checkpoint"]))
            elif "head" in document:
                head = document["head"]["size"], document["head"]["root"]
            else:
                Said(**document["entry"])
        except (KeyError, TypeError):
            wrong.append(number)
    return first["public_key"], seals, head, wrong


def _rows(path: Path) -> Iterator[Row]:
    for _, document in _lines(path):
        if document and "entry" in document:
            try:
                yield Said(**document["entry"]), document["leaf"]
            except (KeyError, TypeError):
                continue


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """Every line by number; None for one that is no JSON document."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                document = json.loads(line)
            except json.JSONDecodeError:
                document = None
            yield number, document if isinstance(document, dict) else None
