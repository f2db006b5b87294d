"""Numbers that carry a check digit, and how the city writes its own numbers; the same forms in Python and in SQL."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
PERSON_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
PERSON_CHECKS = "10X98765432"
FIRM_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
FIRM_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)

# name of the number -> letters in front, digits of the bank, digits of the running number
FORMS: Mapping[str, tuple[str, int, int]] = {
    "person_customer_id": ("1", 2, 9),
    "firm_customer_id": ("2", 2, 9),
    "personal_account_id": ("62", 2, 12),
    "corporate_account_id": ("11", 2, 12),
    "internal_account_id": ("90", 2, 12),
    "employee_id": ("", 2, 6),
    "contract_id": ("HT", 2, 9),
    "loan_id": ("JJ", 2, 9),
    "loan_account_id": ("DK", 2, 9),
    "guarantee_contract_id": ("DB", 2, 9),
    "collateral_id": ("YP", 2, 9),
    "credit_line_id": ("SX", 2, 9),
    "card_number": ("625", 2, 11),
    "card_account_id": ("8", 2, 11),
    "bill_number": ("1", 2, 20),
    "letter_id": ("BH", 2, 9),
    "transaction_id": ("", 2, 12),
    "policy_id": ("PD", 2, 10),
    "claim_id": ("LA", 2, 9),
    "agent_id": ("DL", 2, 7),
}
LONGEST_NUMBER = 17  # digits that, with one before them, fit a bigint


def written(form: str, bank: int, number: int) -> str:
    """A number of the city as it is filed, e.g. `written("loan_id", 1, 42)` is JJ01000000042."""
    letters, bank_digits, digits = FORMS[form]
    return f"{letters}{bank:0{bank_digits}d}{number:0{digits}d}"


def sql_macros() -> str:
    """The same forms as DuckDB macros, one a form: `loan_id(bank, no)`."""
    return "\n".join(f"create or replace macro {form}(bank, no) as {_sql(*FORMS[form])};" for form in FORMS)


def _sql(letters: str, bank_digits: int, digits: int) -> str:
    """Both numbers behind a one, as one number without that one: five times as fast as filling up with zeros."""
    if bank_digits + digits > LONGEST_NUMBER:
        return f"'{letters}' || lpad(bank::varchar, {bank_digits}, '0') || lpad(no::varchar, {digits}, '0')"
    both = f"{10 ** (bank_digits + digits)} + bank::bigint * {10**digits} + no::bigint"
    return f"'{letters}' || substr(({both})::varchar, 2)"


def person_check_digits(seventeen: Ints) -> Ints:
    """GB 11643: the index into PERSON_CHECKS of each 17-digit number's check character."""
    checks: Ints = _weighed(seventeen, PERSON_WEIGHTS) % 11
    return checks


def person_id(region: str, birth: str, sequence: int) -> str:
    """One person's ID number with its check character; `birth` as YYYYMMDD."""
    seventeen = int(f"{region}{birth}{sequence:03d}")
    return f"{seventeen}{PERSON_CHECKS[_weighed(seventeen, PERSON_WEIGHTS) % 11]}"


def firm_codes(region: Ints, organisation: Ints) -> list[str]:
    """GB 32100: unified social credit codes `91` + region + nine-digit organisation number + check character."""
    stems = _stem(region, organisation)
    checks = -_weighed(stems, FIRM_WEIGHTS) % 31
    return [f"{stem}{FIRM_ALPHABET[check]}" for stem, check in zip(stems.tolist(), checks.tolist(), strict=True)]


def firm_code(region: int, organisation: int) -> str:
    """One firm's code."""
    stem = _stem(region, organisation)
    return f"{stem}{FIRM_ALPHABET[-_weighed(stem, FIRM_WEIGHTS) % 31]}"


def _stem(region: Any, organisation: Any) -> Any:
    return (91_000_000 + region) * 10**9 + organisation


def _weighed(number: Any, weights: tuple[int, ...]) -> Any:
    """The digits of a number (or of each in an array), each times its weight, added up."""
    return sum(number // 10 ** (len(weights) - 1 - place) % 10 * weight for place, weight in enumerate(weights))
