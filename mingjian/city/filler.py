"""What a statement files for columns that the city does not care about: every table is whole and valid."""

from mingjian.engine.contracts import Column

# Columns that follow from the branch of the row, whatever the table.
FROM_BRANCH = {
    "licence_number": "licence_number",
    "branch_id": "branch_id",
    "branch_name": "branch_name",
    "bank_code": "bank_code",
    "handling_branch_id": "branch_id",
}
FIXED = {
    "currency": "'CNY'",
    "remark": "''",
    "collected_on": "s.period",
    "reversal": "'normal'",
    "cash_or_transfer": "'transfer'",
    "cash_or_remittance": "'renminbi'",
    "nationality": "'中国'",
    "id_type": "'resident_id'",
}
_BY_TYPE = {
    "flag": "false",
    "integer": "0",
    "money": "0",
    "rate": "0",
    "decimal": "0",
    "date": "null::date",
    "time": "time '09:00:00'",
    "text": "'无'",
}


def filled(column: Column, has_branch: bool) -> str:
    """The SQL expression for a column that the statement leaves out."""
    if has_branch and column.name in FROM_BRANCH:
        return f"b.{FROM_BRANCH[column.name]}"
    if column.name in FIXED:
        return FIXED[column.name]
    if not column.is_required:
        return "null::date" if column.type == "date" else "null"
    if column.refers:
        raise KeyError(f"the statement must give {column.name}, which refers to {column.refers}")
    if column.codes:
        return "'CNY'" if column.codes.name == "currency" else f"'{next(iter(column.codes.values))}'"
    return _BY_TYPE[column.type]
