"""Personal identifiers: keyed hashes in the lake, readable values here, apart from it.

The hash is HMAC-SHA256 over the trimmed, upper-cased value, first 32 hex digits, written in SQL with both pads. Columns
that hold a person's number or a firm's keep firms readable: a unified code is public and joins the registers.
"""

import hashlib
import hmac
import os
import re
import secrets
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from mingjian.lake.errors import KeyUnreadable
from mingjian.lake.home import Home

_BLOCK = 64
_DIGITS = 32
_HASH = re.compile(f"[0-9a-f]{{{_DIGITS}}}")
# GB 32100-2015, and what must not pass for one: GB 11643-1999 with a plausible birthday.
_FIRM = "^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$"
_PERSON = "^[1-8][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]$"


def read_key(home: Home) -> bytes:
    """The key of this home: MINGJIAN_KEY, MINGJIAN_KEY_FILE, or the home's own, made at first use."""
    if said := os.environ.get("MINGJIAN_KEY"):
        return _checked(said.encode(), "MINGJIAN_KEY")
    if path := os.environ.get("MINGJIAN_KEY_FILE"):
        return _from_file(Path(path))
    if not home.key.exists():
        _make(home.key)
    return _from_file(home.key)


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".key-{os.getpid()}-{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_hex(32))
    try:
        os.link(draft, path)  # the first maker wins; the others read its key
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _from_file(path: Path) -> bytes:
    try:
        return _checked(path.read_bytes().strip(), str(path))
    except OSError as fault:
        raise KeyUnreadable(where=path) from fault


def _checked(key: bytes, where: str) -> bytes:
    if len(key) < 16:
        raise KeyUnreadable(where=where)
    return key


def is_public_sql(value: str) -> str:
    """The SQL that says whether the expression `value` is a firm's unified code and not a person's number."""
    return f"(length({value}) = 18 and regexp_matches({value}, '{_FIRM}') and not regexp_matches({value}, '{_PERSON}'))"


def veiled_sql(key: bytes, value: str) -> str:
    """The SQL of what the lake keeps for the identifier `value`: a person's hash, a firm's public code as it is."""
    return f"case when {is_public_sql(value)} then {value} else {hash_sql(key, value)} end"


def veiled(key: bytes, value: str) -> str:
    """What the lake keeps for one identifier as a person writes it: the same as `veiled_sql` says."""
    trimmed = value.strip().upper()
    if is_firm(trimmed):
        return trimmed
    return hmac.new(key, trimmed.encode(), hashlib.sha256).hexdigest()[:_DIGITS]


def masked(value: str) -> str:
    """An identifier as it may be shown to anybody: a firm's code whole, of the rest enough to tell two apart."""
    if is_firm(value):
        return value
    return f"***{value[-4:]}" if _HASH.fullmatch(value) else f"{value[:1]}***"


def is_party(value: str) -> bool:
    """Whether `value` is a person's hash or a firm's code: the same at every institution."""
    return bool(_HASH.fullmatch(value)) or is_firm(value)


def is_firm(value: str) -> bool:
    """Whether `value` is a firm's unified code, which is public, and not a person's number."""
    return bool(re.fullmatch(_FIRM, value) and not re.fullmatch(_PERSON, value))


def hash_sql(key: bytes, value: str) -> str:
    """The SQL of the keyed hash of the expression `value`; NULL stays NULL."""
    padded = (hashlib.sha256(key).digest() if len(key) > _BLOCK else key).ljust(_BLOCK, b"\0")
    inner = _blob(bytes(byte ^ 0x36 for byte in padded))
    outer = _blob(bytes(byte ^ 0x5C for byte in padded))
    return f"substr(sha256({outer} || unhex(sha256({inner} || encode({value})))), 1, {_DIGITS})"


def _blob(content: bytes) -> str:
    return "'" + "".join(f"\\x{byte:02X}" for byte in content) + "'::BLOB"


def remember(home: Home, value: str) -> str:
    """What the lake keeps for an identifier that was stated and may never be filed; its readable value is kept here."""
    plain = value.strip().upper()
    hashed = veiled(read_key(home), plain)
    part = home.vault / f"stated-{hashed}.parquet"
    if hashed != plain and not part.exists():
        draft = part.with_name(f".{part.name}-{os.getpid()}-{secrets.token_hex(4)}")
        said = {"hash": [hashed], "readable": [plain], "first_filing": pa.nulls(1, pa.int64())}
        pq.write_table(pa.table(said), draft)
        draft.chmod(0o600)
        draft.replace(part)
    return hashed


def readable(home: Home, hashes: list[str]) -> dict[str, str]:
    """The readable values behind `hashes`; who may ask, and that they asked, is the caller's to settle."""
    parts = sorted(str(path) for path in home.vault.glob("*.parquet"))
    if not parts or not hashes:
        return {}
    with duckdb.connect() as engine:
        found = engine.execute(
            "select hash, any_value(readable) from read_parquet($1) where list_contains($2, hash) group by hash",
            [parts, hashes],
        )
        return dict(found.fetchall())
