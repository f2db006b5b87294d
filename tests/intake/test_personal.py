"""Personal identifiers leave as keyed hashes; readable values stay in the vault."""

import hashlib
import hmac
import stat

import duckdb

from mingjian.intake import take_in
from mingjian.lake import Lake

NUMBER = "11010119900101123x"


def test_identifiers_are_hmac_hashes_that_the_vault_can_read(cast, home, rows_seen):
    tables = cast.bank()
    tables["individual_customer"] = [cast.row("individual_customer", id_number=f" {NUMBER} ")]
    take_in([cast.file(tables)], home)

    lake = Lake.open(home)
    expected = hmac.new(lake.key, NUMBER.upper().encode(), hashlib.sha256).hexdigest()[:32]
    assert rows_seen("individual_customer", "id_number") == [(expected,)]
    assert lake.readable([expected]) == {expected: NUMBER.upper()}


def test_a_person_has_one_hash_in_every_institution_and_one_place_in_the_vault(cast, home, rows_seen):
    take_in([cast.file(cast.bank())], home)
    take_in([cast.file(cast.bank(), institution="B0002")], home)

    assert len(set(rows_seen("individual_customer", "id_number"))) == 1
    vault = f"{home}/vault/*.parquet"
    with duckdb.connect() as engine:
        counts = engine.execute(f"select count(*), count(distinct readable) from read_parquet('{vault}')").fetchall()
    assert counts[0][0] == counts[0][1]


def test_key_and_vault_are_for_their_owner_only(cast, home):
    take_in([cast.file(cast.bank())], home)

    for path in (home / "key", *(home / "vault").iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_firm_in_a_column_of_persons_and_firms_keeps_its_public_code(cast, home, rows_seen):
    code = "91110108MA01ABCD3X"
    tables = cast.bank()
    tables["individual_customer"] = [cast.row("individual_customer", id_number=code)]
    take_in([cast.file(tables)], home)

    assert rows_seen("individual_customer", "id_number") == [(code,)]
    assert Lake.open(home).readable([code]) == {}
