"""What a witness does: remembers the last checkpoint, believes a newer one when the log continues it, and signs it too.

The witness keeps its own key and memory away from the platform; it needs no database.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mingjian.audit.errors import CheckpointForged, LogRewritten, NotAMemory
from mingjian.audit.seals import Seal
from mingjian.audit.tree import is_continued
from mingjian.web import signing


@dataclass(frozen=True)
class Memory:
    """The last checkpoint that the witness signed; of a log that it has never seen, none."""

    size: int = 0
    root: str = ""

    @classmethod
    def read(cls, path: Path) -> "Memory":
        """What is written at `path`; nothing when there is no such file."""
        if not path.exists():
            return cls()
        try:
            return cls(**json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, TypeError) as fault:
            raise NotAMemory(path=path) from fault

    def write(self, path: Path) -> None:
        """Keep it at `path`."""
        draft = path.with_suffix(".draft")
        draft.write_text(json.dumps(asdict(self)), encoding="utf-8")
        draft.replace(path)


def cosigned(key: Ed25519PrivateKey, memory: Memory, seal: Seal, path: Sequence[str], log: str) -> str:
    """The witness's signature of a checkpoint, given only when the log's key signed it and it continues what was seen.

    `path` is the log's own proof (hex) that its tree begins with the tree remembered; `log` the log's public key.
    """
    if not seal.is_signed_by(log):
        raise CheckpointForged(size=seal.size)
    first = memory.size, bytes.fromhex(memory.root)
    if seal.size < memory.size or not is_continued(first, (seal.size, bytes.fromhex(seal.root)), _bytes(path)):
        raise LogRewritten(size=seal.size, seen=memory.size)
    return signing.sign(key, seal.words.encode())


def _bytes(path: Sequence[str]) -> list[bytes]:
    return [bytes.fromhex(step) for step in path]
