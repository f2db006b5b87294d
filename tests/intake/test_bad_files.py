"""Broken files, names and places: each a sentence in a rejected receipt, never a traceback."""

import pytest

from mingjian.intake import take_in
from mingjian.intake.errors import NothingFound, PathMissing
from tests.intake.cast import BANK, rules

NAME = f"{BANK}-personal_deposit_movement-20250131.txt"


@pytest.fixture
def folder(cast):
    tables = cast.bank()
    tables["personal_deposit_movement"] = [
        cast.movement(transaction_id=f"T{number}", amount="25.00") for number in range(1, 5)
    ]
    return cast.file(tables)


def problems(folder, home, *rules_wanted):
    (receipt,) = take_in([folder], home, check_only=True)
    assert receipt.status == "rejected"
    return [(one.rule, one.line) for one in receipt.problems if one.rule in rules_wanted]


def test_a_line_with_too_few_fields_is_told_and_later_lines_keep_their_number(folder, home):
    lines = (folder / NAME).read_bytes().split(b"\n")
    lines[1] = lines[1].rsplit(b"\x01", 3)[0]
    lines[3] = lines[3].replace(b"20250131", b"20250231")
    (folder / NAME).write_bytes(b"\n".join(lines))

    assert problems(folder, home, "fields", "type") == [("fields", 2), ("type", 4), ("type", 4)]


def test_a_file_cut_off_in_its_last_line_is_told(folder, home):
    content = (folder / NAME).read_bytes()
    (folder / NAME).write_bytes(content[:-60])

    assert problems(folder, home, "truncated", "fields") == [("truncated", 4)]


def test_a_whole_last_line_without_its_end_is_doubted(folder, home):
    content = (folder / NAME).read_bytes()
    (folder / NAME).write_bytes(content[:-1])

    (receipt,) = take_in([folder], home, check_only=True)

    assert (receipt.status, rules(receipt)) == ("accepted", ["no_final_line_end"])


def test_gb18030_is_read_as_well_as_utf8(folder, home):
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes().decode().encode("gb18030"))

    (receipt,) = take_in([folder], home, check_only=True)

    assert (receipt.status, rules(receipt)) == ("accepted", [])


def test_a_line_in_neither_encoding_is_told(folder, home):
    lines = (folder / NAME).read_bytes().split(b"\n")
    lines[2] = lines[2].replace("甲".encode(), b"\xff\xff")
    (folder / NAME).write_bytes(b"\n".join(lines))

    assert problems(folder, home, "encoding", "fields") == [("encoding", 3)]


def test_an_empty_file_is_told(folder, home):
    (folder / NAME).write_bytes(b"")

    assert problems(folder, home, "empty_file") == [("empty_file", None)]


def test_a_table_without_rows_is_filed_by_its_header(cast, home):
    folder = cast.file(cast.bank())
    header = "\x01".join(cast.library.tables["branch_relation"].columns)
    (folder / f"{BANK}-branch_relation-20250131.txt").write_text(header + "\n", encoding="utf-8")

    (receipt,) = take_in([folder], home, check_only=True)

    assert receipt.status == "accepted"
    assert [table.rows for table in receipt.tables if table.table == "branch_relation"] == [0]


def test_a_table_that_no_contract_knows_is_told(folder, home):
    (folder / f"{BANK}-unheard_of-20250131.txt").write_bytes(b"1\n")

    assert problems(folder, home, "unknown_table") == [("unknown_table", None)]


def test_a_file_named_for_another_institution_is_told(folder, home):
    (folder / NAME).rename(folder / NAME.replace(BANK, "B0002"))

    assert problems(folder, home, "wrong_place") == [("wrong_place", None)]


def test_a_file_named_for_another_period_is_told(folder, home):
    (folder / NAME).rename(folder / NAME.replace("20250131", "20250228"))

    assert problems(folder, home, "wrong_place") == [("wrong_place", None)]


def test_a_period_that_is_no_date_is_told(cast, home, tmp_path):
    loose = tmp_path / "loose"
    loose.mkdir()
    (loose / f"{BANK}-branch-20251340.txt").write_bytes(cast.text("branch", [cast.row("branch")]))

    (receipt,) = take_in([loose], home, check_only=True)

    assert (receipt.status, receipt.period, rules(receipt)) == ("rejected", None, ["wrong_period"])


def test_a_name_that_says_nothing_is_told(home, tmp_path):
    loose = tmp_path / "loose"
    loose.mkdir()
    (loose / "一月.txt").write_bytes(b"1\n")

    (receipt,) = take_in([loose], home)

    assert (receipt.institution_id, receipt.status, rules(receipt)) == (None, "rejected", ["unknown_name"])


def test_an_institution_outside_the_register_is_refused(folder, home):
    (folder.parent.parent / "institutions.csv").write_text(
        "institution_id,kind,name_zh,name_en\nB0009,bank,九号银行,Bank Nine\n", encoding="utf-8"
    )

    (receipt,) = take_in([folder.parent.parent], home)

    assert (receipt.status, rules(receipt)) == ("rejected", ["unknown_institution"])


def test_a_table_of_another_kind_of_institution_is_refused(folder, home):
    (folder.parent.parent / "institutions.csv").write_text(
        f"institution_id,kind,name_zh,name_en\n{BANK},insurer,保险,Insurer\n", encoding="utf-8"
    )

    (receipt,) = take_in([folder], home)

    assert set(rules(receipt)) == {"wrong_kind"}


def test_a_path_that_is_not_there_is_a_sentence(home, tmp_path):
    with pytest.raises(PathMissing, match="does not exist"):
        take_in([tmp_path / "nowhere"], home)


def test_a_folder_without_filings_is_a_sentence(home, tmp_path):
    (tmp_path / "empty").mkdir()

    with pytest.raises(NothingFound, match="There is no filing"):
        take_in([tmp_path / "empty"], home)
    assert not (home / "files").exists() or not any((home / "files").iterdir())
