"""From what a bank typed to what it wishes: parties by their keyed hash, terms as the package reads them."""

from typing import Any

from mingjian.lake import vault
from mingjian.lending.forms import PARTIES, WishForm
from mingjian.lending.services.opening import Someone, Wish
from mingjian.mortgage.states import Role
from mingjian.web.home import lake

TERMS = (
    "debtor_name",
    "starts_on",
    "ends_on",
    "scope",
    "is_transfer_banned",
    "is_fixed",
    "mortgagee",
    "mortgagee_name",
    "price",
    "old_number",
    "reason",
)


def party_of(id_number: str) -> str:
    """A person's keyed hash, as the lake and the register keep it; a firm's code, or a hash already, as it is.

    Who never was a customer is in no filing: the vault keeps the number, so that the register can be filed whole.
    """
    stated = id_number.strip()
    return stated.lower() if vault.is_party(stated.lower()) else lake().remembered(stated)


def wish_of(form: WishForm) -> Wish:
    """The wish that a form states."""
    said = form.cleaned_data
    names = ("kind", "unit", "mortgage_kind", "pattern", "amount", "mortgage_number")
    terms: dict[str, Any] = {name: _plain(said[name]) for name in TERMS if said[name]}
    if said["debtor_id"]:
        terms["debtor"] = party_of(said["debtor_id"])
    if said["ranks"]:
        lines = (line.rpartition("=") for line in said["ranks"].splitlines() if line.strip())
        terms["ranks"] = {number.strip(): int(rank) for number, _, rank in lines}
    parties = tuple(_party(said, at) for at in range(PARTIES) if said[f"name_{at}"] and said[f"id_{at}"])
    named = {name: said[name] for name in names if said[name]}
    return Wish(**named, parties=parties, currency=said["currency"] or "CNY", terms=terms)


def _party(said: dict[str, Any], at: int) -> Someone:
    return Someone(said[f"name_{at}"], party_of(said[f"id_{at}"]), said[f"role_{at}"] or Role.MORTGAGOR)


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | str) else str(value)
