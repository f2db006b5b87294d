"""The picture of a clue: money's path, a group, a ring of guarantees, drawn from its evidence as nodes and edges."""

import json
import math
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from mingjian.clues.models import Clue
from mingjian.engine.language import say
from mingjian.lake.vault import masked

MOVEMENTS = frozenset({"personal_deposit_movement", "corporate_deposit_movement"})
LOANS = frozenset({"personal_loan", "corporate_loan"})
CUSTOMERS = frozenset({"individual_customer", "corporate_customer"})
RING_MODEL = "concentration.borrowers_guarantee_each_other_in_a_ring"
_RING = ">"
NODES_SHOWN = 40
_STEP, _BAND = 220.0, 90.0


@dataclass(frozen=True)
class Node:
    """An account, a loan, a customer."""

    id: str
    name: str
    kind: str
    x: float = 0
    y: float = 0


@dataclass(frozen=True)
class Edge:
    """What goes from one to another: money, a guarantee, membership."""

    source: str
    target: str
    label: str
    amount: str = ""
    on: str = ""


@dataclass
class Picture:
    """Nodes with their places, and edges."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)

    def node(self, key: str, name: str, kind: str) -> str:
        """Enter a node; the first name with words in it stays."""
        known = self.nodes.get(key)
        if known is None or known.name == known.id:
            self.nodes[key] = Node(key, name or key, kind)
        return key

    def edge(self, source: str, target: str, label: str, amount: Any = "", on: Any = "") -> None:
        """Enter an edge."""
        self.edges.append(Edge(source, target, label, str(amount or ""), str(on or "")))

    def rows(self) -> Iterator[dict[str, str]]:
        """The edges with the names at their ends: the table beside the picture."""
        for edge in self.edges:
            yield asdict(edge) | {"source": self.nodes[edge.source].name, "target": self.nodes[edge.target].name}

    def document(self) -> dict[str, Any]:
        """What the script draws."""
        placed = _placed(self.nodes, self.edges)
        return {"nodes": [asdict(node) for node in placed], "edges": [asdict(edge) for edge in self.edges]}


def picture_of(clue: Clue, evidence: Sequence[dict[str, Any]]) -> Picture | None:
    """The picture that the evidence gives; None when nothing in it is tied to anything."""
    rows = [(row["table"], json.loads(row["row"])) for row in evidence[: NODES_SHOWN * 2]]
    drawn = Picture()
    if clue.model == RING_MODEL:
        _draw_ring(drawn, clue)
    else:
        _draw_money(drawn, rows)
        if not drawn.edges:
            _draw_group(drawn, clue, rows)
    return drawn if drawn.edges and len(drawn.nodes) <= NODES_SHOWN else None


def _draw_money(drawn: Picture, rows: Iterable[tuple[str, dict[str, Any]]]) -> None:
    movements = [row for table, row in rows if table in MOVEMENTS]
    if not movements:
        return
    for row in sorted(movements, key=lambda one: (one.get("transacted_on", ""), one.get("transacted_at", ""))):
        _draw_transfer(drawn, row)
    for table, row in rows:
        if table in LOANS:
            _draw_loan(drawn, row)
        elif table == "entrusted_payment" and row.get("payee_account"):
            loan = drawn.node(row["loan_id"], row["loan_id"], "loan")
            payee = drawn.node(row["payee_account"], row.get("payee_name", ""), "account")
            drawn.edge(loan, payee, say("受托支付", "entrusted payment"), row.get("amount"), row.get("paid_on"))


def _draw_transfer(drawn: Picture, row: dict[str, Any]) -> None:
    other = row.get("counterparty_account") or row.get("counterparty_name")
    if not (row.get("account_id") and other):
        return
    own = drawn.node(row["account_id"], row.get("account_name", ""), "account")
    far = drawn.node(other, row.get("counterparty_name", ""), "account")
    ends = (own, far) if row.get("direction") == "debit" else (far, own)
    drawn.edge(*ends, row.get("summary") or say("转账", "transfer"), row.get("amount"), row.get("transacted_on"))


def _draw_loan(drawn: Picture, row: dict[str, Any]) -> None:
    """The loan paid out, when the account that received it is part of the path or the path lacks a beginning."""
    account = row.get("receiving_account")
    if account:
        loan = drawn.node(row["loan_id"], say("贷款 ", "Loan ") + row["loan_id"], "loan")
        owner = drawn.node(account, row.get("receiving_account_name") or row.get("customer_name", ""), "account")
        drawn.edge(loan, owner, say("放款", "paid out"), row.get("loan_amount"), row.get("issued_on"))


def _draw_ring(drawn: Picture, clue: Clue) -> None:
    members = clue.subject_id.split(_RING)
    label = say("保证", "guarantees")
    for giver, taker in zip(members, [*members[1:], members[0]], strict=True):
        drawn.node(giver, masked(giver), "customer")
        drawn.edge(giver, drawn.node(taker, masked(taker), "customer"), label)


def _draw_group(drawn: Picture, clue: Clue, rows: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """Several customers under one subject: each with what it owes or where it is registered."""
    found: dict[str, tuple[str, float, str]] = {}
    for table, row in rows:
        if row.get("customer_id") and table in LOANS | CUSTOMERS | {"bill_issued"}:
            name = row.get("customer_name") or row.get("drawer_name") or ""
            owed = float(row.get("principal_balance") or row.get("face_amount") or 0)
            known = found.get(row["customer_id"], (name, 0.0, table))
            found[row["customer_id"]] = (known[0] or name, known[1] + owed, known[2])
    if len(found) < 2:
        return
    hub = drawn.node(f"·{clue.subject_id}", masked_subject(clue), "subject")
    for customer, (name, owed, _) in sorted(found.items()):
        member = drawn.node(customer, name, "customer")
        drawn.edge(hub, member, say("成员", "member"), f"{owed:.2f}" if owed else "")


def masked_subject(clue: Clue) -> str:
    """The subject as it may be shown: hashed identifiers cut short."""
    return masked(clue.subject_id) if len(clue.subject_id) == 32 else clue.subject_id


def _placed(nodes: dict[str, Node], edges: Sequence[Edge]) -> list[Node]:
    """Places for a reader: each chain in a band of its own from left to right, in a circle when it never begins."""
    placed: list[Node] = []
    top = 0.0
    for keys in _bands(nodes, edges):
        band = [nodes[key] for key in keys]
        within = [edge for edge in edges if edge.source in keys]
        starts = [key for key in keys if key not in {edge.target for edge in within}]
        laid = _in_columns(band, _depths(starts, within)) if starts else _on_circle(band)
        drop = top - min(node.y for node in laid)
        placed += [replace(node, y=node.y + drop) for node in laid]
        top = max(node.y for node in placed) + _BAND
    return placed


def _bands(nodes: Iterable[str], edges: Sequence[Edge]) -> list[list[str]]:
    """The nodes by what they are tied to, in order of their first."""
    band = {key: key for key in nodes}
    for edge in edges:
        old, new = band[edge.target], band[edge.source]
        band = {key: new if root == old else root for key, root in band.items()}
    found: dict[str, list[str]] = {}
    for key, root in band.items():
        found.setdefault(root, []).append(key)
    return list(found.values())


def _in_columns(band: Sequence[Node], depth: dict[str, int]) -> list[Node]:
    columns: dict[int, list[Node]] = {}
    for node in band:
        columns.setdefault(depth.get(node.id, 0), []).append(node)
    return [
        replace(node, x=level * _STEP, y=(n - (len(column) - 1) / 2) * _BAND)
        for level, column in sorted(columns.items())
        for n, node in enumerate(column)
    ]


def _depths(starts: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    depth = dict.fromkeys(starts, 0)
    waiting = deque(starts)
    while waiting:
        here = waiting.popleft()
        for edge in edges:
            if edge.source == here and edge.target not in depth:
                depth[edge.target] = depth[here] + 1
                waiting.append(edge.target)
    return depth


def _on_circle(band: Sequence[Node]) -> list[Node]:
    angles = [2 * math.pi * n / len(band) - math.pi / 2 for n in range(len(band))]
    return [
        replace(node, x=_STEP * math.cos(angle), y=_STEP * math.sin(angle))
        for node, angle in zip(band, angles, strict=True)
    ]
