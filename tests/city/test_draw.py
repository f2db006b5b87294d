"""A city is the same from the same seed, in every format, and says the truth about what was planted."""

import csv
import hashlib
from pathlib import Path

import duckdb
import pytest

from mingjian.city import draw
from mingjian.city.ids import FIRM_ALPHABET, FIRM_WEIGHTS, PERSON_CHECKS, PERSON_WEIGHTS
from mingjian.city.plants import plants


def digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return total.hexdigest()


def test_the_same_seed_writes_the_same_bytes_and_another_seed_does_not(tmp_path: Path) -> None:
    for name, seed in (("one", 3), ("same", 3), ("other", 4)):
        draw(tmp_path / name, 1_500, seed, 1)

    assert digest(tmp_path / "one") == digest(tmp_path / "same") != digest(tmp_path / "other")


def test_text_is_filed_as_the_standard_says_and_one_bank_in_another_encoding(tmp_path: Path) -> None:
    draw(tmp_path, 1_500, 3, 1)

    plain = (tmp_path / "filings/B0004/20251231/B0004-机构信息表-20251231.txt").read_bytes().decode()
    old = (tmp_path / "filings/B0005/20251231/B0005-branch-20251231.txt").read_bytes().decode("gb18030")

    assert (
        {len(line.split("\x01")) for line in plain.splitlines()}
        == {len(line.split("\x01")) for line in old.splitlines()}
        == {16}
    )
    assert "永定" in old or "西山" in old
    assert plain.endswith("\x0120251231\n")


def test_the_truth_tells_every_plant(city: Path) -> None:
    with (city / "truth.csv").open(encoding="utf-8") as file:
        told = {(row["model"], row["way"], row["is_violation"] == "true") for row in csv.DictReader(file)}

    assert {(plant.model, plant.way, plant.is_violation) for plant in plants()} <= told


def test_every_id_number_is_valid_and_nobody_elses(filed: duckdb.DuckDBPyConnection) -> None:
    numbers = [
        row[0]
        for row in filed.sql("select id_number from household_member where period = date '2025-12-31'").fetchall()
    ]

    assert len(set(numbers)) == len(numbers)
    assert all(PERSON_CHECKS[sum(int(n[k]) * w for k, w in enumerate(PERSON_WEIGHTS)) % 11] == n[17] for n in numbers)


def test_every_credit_code_is_valid_and_nobody_elses(filed: duckdb.DuckDBPyConnection) -> None:
    codes = [row[0] for row in filed.sql("select unified_code from firm where period = date '2025-12-31'").fetchall()]

    assert len(set(codes)) == len(codes)
    assert all(
        FIRM_ALPHABET[(31 - sum(int(c[k]) * w for k, w in enumerate(FIRM_WEIGHTS)) % 31) % 31] == c[17] for c in codes
    )


def test_a_city_too_small_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a city has at least 1500 people and one month"):
        draw(tmp_path, 10, 1, 1)
