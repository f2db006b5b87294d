"""Checks a whole log against itself and its signed checkpoints; knows no database and needs no network."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from mingjian.audit.findings import Finding
from mingjian.audit.said import Said
from mingjian.audit.seals import Seal
from mingjian.audit.tree import Node, Peaks

MOST_FINDINGS = 100
Row = tuple[Said, str]  # an entry, and the hash (hex) kept beside it


def no_nodes(_: list[Node]) -> list[int]:
    """A log that keeps no nodes has none that differ."""
    return []


@dataclass(frozen=True)
class Evidence:
    """What the rows are held against: checkpoints, the public key, the log's end, the nodes kept."""

    seals: tuple[Seal, ...]
    public: str
    head: tuple[int, str] | None
    wrong_nodes: Callable[[list[Node]], list[int]] = no_nodes


@dataclass
class Report:
    """What a check went through and found."""

    size: int = 0
    root: str = ""
    sealed: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings

    def tell(self, kind: str, **facts: object) -> None:
        """Note one finding, unless there are plenty."""
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(kind, facts))


def verify(rows: Iterable[Row], evidence: Evidence) -> Report:
    """Go through every row once: contents, order, nodes, checkpoints with their signatures, and the end."""
    report = Report()
    seals = sorted(_signed(evidence, report), key=lambda seal: seal.size)
    roots = {seal.size: "" for seal in seals} | {0: Peaks().root().hex()}
    peaks, made = Peaks(), list[Node]()
    for said in _in_order(rows, report):
        peaks, completed = peaks.add(said.leaf())
        made += completed
        if peaks.size in roots:
            roots[peaks.size] = peaks.root().hex()
        if len(made) > 1000:
            _tell_nodes(evidence, made, report)
    _tell_nodes(evidence, made, report)
    report.size, report.root = peaks.size, peaks.root().hex()
    _hold_against(seals, roots, report)
    if evidence.head is not None and evidence.head != (report.size, report.root):
        report.tell("head_differs", size=evidence.head[0], count=report.size)
    return report


def _signed(evidence: Evidence, report: Report) -> Iterator[Seal]:
    for seal in evidence.seals:
        if seal.is_signed_by(evidence.public):
            yield seal
        else:
            report.tell("signature_wrong", size=seal.size)


def _in_order(rows: Iterable[Row], report: Report) -> Iterator[Said]:
    """The entries as they come; tells those changed, missing, or out of their place."""
    expected = 0
    for said, leaf in rows:
        if said.leaf().hex() != leaf:
            report.tell("entry_changed", index=said.index)
        if said.index > expected:
            report.tell("entry_missing", index=expected, last=said.index - 1)
        elif said.index < expected:
            report.tell("entry_misplaced", index=said.index, expected=expected)
        expected = max(expected, said.index) + 1 if said.index >= expected else expected
        yield said


def _hold_against(seals: list[Seal], roots: dict[int, str], report: Report) -> None:
    """Tell the first checkpoint that the log disagrees with; those after it disagree for the same reason."""
    for seal in seals:
        if seal.size > report.size:
            report.tell("log_short", size=seal.size, count=report.size)
        elif roots[seal.size] != seal.root:
            report.tell("root_differs", size=seal.size, agreed=report.sealed)
        else:
            report.sealed = seal.size
            continue
        return


def _tell_nodes(evidence: Evidence, made: list[Node], report: Report) -> None:
    for place in evidence.wrong_nodes(made):
        report.tell("node_differs", place=place)
    made.clear()
