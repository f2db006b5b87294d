"""That one entry is in the log, as a document that anybody can check without the log."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mingjian.audit import seals, tree
from mingjian.audit.said import Said
from mingjian.audit.seals import Seal


@dataclass(frozen=True)
class Proof:
    """The entry's words, the hashes from its leaf to the root, and the signed checkpoint with that root."""

    said: Said
    path: tuple[str, ...]
    seal: Seal
    witness: str = ""

    def document(self) -> dict[str, Any]:
        """As a receipt holds it."""
        return {
            "entry": self.said.document(),
            "path": list(self.path),
            "checkpoint": self.seal.note,
            "witness": self.witness,
        }

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> "Proof":
        """The proof that a document tells; ValueError, KeyError or TypeError when it is none."""
        seal = seals.read(document["checkpoint"])
        return cls(Said(**document["entry"]), tuple(document["path"]), seal, document.get("witness", ""))

    @property
    def is_included(self) -> bool:
        """Whether the entry, as it is worded here, is in the tree of the checkpoint."""
        path = [bytes.fromhex(step) for step in self.path]
        root = bytes.fromhex(self.seal.root)
        return tree.is_included(self.said.leaf(), self.said.index, self.seal.size, path, root)
