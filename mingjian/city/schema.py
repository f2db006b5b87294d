"""What the city remembers: the columns of its cast and of its journal.

Money is in fen (1/100 yuan), `bank` and `insurer` are institution numbers, `no` is the row's place in its table.
A holder (of an account, a loan, a property …) is a person (`kind` 'person') or a firm ('firm') and its number.
"""

from collections.abc import Mapping
from typing import Final

_TEXT, _INT, _MONEY, _DAY, _RATE, _FLAG = "varchar", "integer", "bigint", "date", "double", "boolean"


_KINDS: Final = {"text": _TEXT, "int_": _INT, "money": _MONEY, "day": _DAY, "rate": _RATE, "flag": _FLAG}


def _table(*groups: str, **named: str) -> dict[str, str]:
    """Columns by kind: texts, numbers, money, days, rates, flags; in this order, or by the kind's name."""
    said = dict(zip(_KINDS, groups, strict=False)) | named
    return {"no": _INT} | {name: _KINDS[kind] for kind, names in said.items() for name in names.split()}


CAST: Mapping[str, dict[str, str]] = {
    "institution": _table("institution_id kind name_zh name_en code"),
    "branch": _table("branch_id name address phone region licence_number", "bank head", day="founded_on"),
    "employee": _table("position department", "bank branch person", day="joined_on left_on", flag="is_executive"),
    "person": _table(
        "name id_number gender phone address region occupation household_role village",
        "household employer employer_bank",
        "income",
        "birth_on died_on",
        flag="is_farmer",
    ),
    "firm": _table(
        "name code industry size address phone region business_scope status firm_kind",
        "legal_person finance_head staff",
        "registered_capital paid_in_capital revenue assets liabilities",
        "founded_on deregistered_on revoked_on status_since",
    ),
    "shareholder": _table("holder_kind", "firm holder", "subscribed", "since until", "share"),
    "officer": _table("post", "firm person", day="since until"),
    "customer": _table("kind", "bank who branch", day="since"),
    "marriage": _table("ended_by", "husband wife", day="registered_on ended_on"),
    "relation": _table("relation", "bank person other"),
    "firm_relation": _table("relation holder_kind", "bank firm holder"),
    "group_member": _table("group_name", "bank group_no parent firm controller"),
    "related_party": _table(
        "holder_kind relation funding_source funding_account",
        "bank holder banks_held banks_controlled",
        day="invested_on",
        rate="holding_ratio pledged_ratio",
        flag="has_board_seat is_restricted",
    ),
    "account": _table("owner_kind kind", "bank branch owner", "opening", "opened_on closed_on", "interest_rate"),
    "loan": _table(
        "borrower_kind loan_type issue_type method purpose industry payment_method guarantee_type repayment_method",
        "bank branch borrower officer handler approver receiving repaying previous instalments credit_line",
        "amount",
        "issued_on matures_on stops_on written_off_on transferred_on",
        "interest_rate",
        "is_online is_green is_agricultural is_technology",
    ),
    "loan_extra_repayment": _table("", "loan account", "amount", "paid_on"),
    "class_event": _table("five_class reason method", "loan handler", day="changed_on"),
    "entrusted_payment": _table("payee_account payee_name payee_bank_name", "loan account", "amount", "paid_on"),
    "guarantee": _table(
        "guarantee_type secured_kind secured_id", "bank branch handler", "amount", "starts_on matures_on ended_on"
    ),
    "guarantor": _table("holder_kind", "guarantee holder", "net_assets"),
    "collateral": _table(
        "collateral_type name owner_kind certificate status rank",
        "guarantee owner property account",
        "initial_value latest_value mortgaged_value",
    ),
    "credit_line": _table(
        "holder_kind subject_type line_type",
        "bank branch holder approver handler",
        "amount",
        "applied_on starts_on matures_on",
    ),
    "statement": _table(
        "period",
        "bank firm",
        "assets liabilities revenue profit tax cash_flow receivables other_receivables",
        "statement_on",
    ),
    "partnership": _table("name code partner_type", "bank", day="starts_on matures_on", flag="is_restricted"),
    "online": _table(
        "business_mode phone authorisation", "loan partnership", "partner_share", "authorised_from authorised_until"
    ),
    "project_loan": _table(
        "name project_type",
        "loan project",
        "investment capital",
        "land_certificate_on land_planning_on works_planning_on construction_permit_on started_on",
    ),
    "write_off": _table("recovery", "loan", "amount recovered", "written_off_on"),
    "transfer_of_loans": _table(
        "direction counterparty",
        "bank",
        "principal interest price margin",
        "starts_on matures_on",
        flag="is_registered",
    ),
    "bill": _table(
        "payee_kind payee_name payee_account trade",
        "bank branch drawer account payee margin_account handler",
        "amount margin",
        "drawn_on matures_on",
    ),
    "discount": _table(
        "acceptor drawer_name number",
        "bank loan firm account bill",
        "amount",
        "drawn_on matures_on discounted_on",
        "interest_rate",
    ),
    "letter": _table(
        "letter_type beneficiary holder_kind", "bank branch holder handler", "amount margin", "starts_on matures_on"
    ),
    "card": _table("status", "bank branch person account", "credit_limit", "opened_on stops_on"),
    "card_spend": _table("merchant merchant_id kind channel summary", "card", "amount", "", "", "is_instalment")
    | {"moment": "timestamp"},
    "agency_sale": _table(
        "sale_type product issuer direction holder_kind", "bank branch holder account handler", "amount fee", "sold_on"
    ),
    "wealth_product": _table(
        "name risk_level raising nature operation",
        "bank",
        "raised",
        "starts_on matures_on",
        "benchmark customer_return product_return",
    ),
    "wealth_sale": _table("kind channel", "product person account teller", "amount", "sold_on"),
    "trade": _table(
        "instrument name subclass business_class counterparty counterparty_type direction book",
        "bank handler approver",
        "amount",
        "traded_on starts_on matures_on",
        "interest_rate",
    ),
    "position": _table(
        "instrument name subclass business_class book five_class issuer",
        "bank",
        "cost impairment",
        "starts_on matures_on",
        "interest_rate risk_weight",
    ),
    "internal_posting": _table("summary ledger_code counterparty", "bank branch account", "amount")
    | {"moment": "timestamp"},
    "report": _table("report item base", "bank", day="period_on", rate="value"),
    "property": _table(
        "owner_kind title_number unit_code use location region status",
        "owner",
        "value",
        "acquired_on cancelled_on",
        "area share",
    ),
    "property_transfer": _table(
        "kind seller_kind buyer_kind seller_name", "property seller buyer", "price", "signed_on registered_on"
    ),
    "mortgage": _table(
        "kind mortgagee_name mortgagee_code contract debtor",
        "property rank",
        "amount",
        "starts_on ends_on registered_on cancelled_on",
    ),
    "seizure": _table("kind authority document", "property waiting", "amount", "registered_on ends_on released_on"),
    "objection": _table("reason ended_for", "property objector", day="registered_on sued_on ended_on"),
    "pre_notice": _table(
        "holder_kind obligor_kind ended_for", "property holder obligor", day="registered_on registrable_on ended_on"
    ),
    "listing": _table("kind authority", "property", day="listed_on removed_on"),
    "residence_right": _table("", "property holder", day="registered_on starts_on ends_on ended_on"),
    "land_right": _table("plot_number kind use village region", "holder", day="registered_on ended_on", rate="area"),
    "firm_change": _table("item before after", "firm", day="changed_on"),
    "firm_listing": _table("reason", "firm", day="listed_on removed_on", flag="is_serious"),
    "adverse_record": _table("kind authority document", "firm", "amount", day="decided_on published_on removed_on"),
    "project": _table(
        "name kind location region status",
        "developer contractor",
        "investment capital",
        "started_on planned_on completed_on",
        "floor_area",
    ),
    "permit": _table("kind number", "project", day="issued_on ends_on", rate="area"),
    "node": _table("node", "project", "supervised", "planned_on reached_on"),
    "presale_contract": _table(
        "building room", "project permit buyer account loan_bank", "price down_payment loan_amount", "signed_on", "area"
    ),
    "presale_account": _table(
        "letter_number", "account project permit", "supervised letter_amount", "opened_on closed_on"
    ),
    "site": _table(
        "name region status letter_number",
        "project builder contractor pay_day",
        "contract_amount deposit letter_amount",
        "signed_on started_on ends_on completed_on letter_ends_on",
        "labour_share",
    ),
    "wage_account": _table("", "account site", day="opened_on announced_on closed_on"),
    "attendance": _table("trade", "site person employer", day="month", rate="days"),
    "payroll": _table("", "site person employer account", "due paid", "month due_on paid_on"),
    "provident_fund": _table("status", "person", "base balance loan_balance loan_payment", "opened_on paid_until"),
    "social_security": _table("kind", "person employer", "base", "since until paid_until"),
    "medical_enrolment": _table("kind", "person employer", day="starts_on ends_on"),
    "medical_settlement": _table(
        "hospital hospital_code visit_kind diagnosis invoice",
        "person",
        "total basic catastrophic assistance",
        "admitted_on discharged_on settled_on",
    ),
    "insurance_employee": _table("post department", "insurer person", day="joined_on left_on"),
    "agent": _table(
        "agent_type agency practice_number",
        "insurer person leader",
        day="joined_on left_on registered_on deregistered_on",
    ),
    "product": _table(
        "name insurance_class term_kind",
        "insurer",
        day="filed_on",
        rate="first_commission renewal_commission expense_rate payout_rate",
        flag="is_group is_subsidised is_inclusive_health",
    ),
    "policy": _table(
        "holder_kind channel agency agency_code frequency plate status object phone",
        "insurer product holder agent years insured_count",
        "premium sum_insured farmer_premium subsidy",
        "applied_on issued_on starts_on ends_on ended_on called_back_on publicity_from publicity_until",
        flag="is_group",
    ),
    "insured": _table(
        "role relation",
        "policy person sequence",
        day="joined_on left_on",
        rate="benefit_share",
        flag="has_prior_illness",
    ),
    "premium": _table(
        "kind method payer_name", "policy payer account", "amount", "due_on received_on", flag="is_through_intermediary"
    ),
    "endorsement": _table(
        "kind payee_name phone before after",
        "policy handler payee",
        "amount premium_change",
        "applied_on effective_on paid_on",
    ),
    "claim": _table(
        "accident cause place plate photo repair_shop repair_shop_code hospital hospital_code invoice status "
        "decision settlement_id",
        "policy claimant surveyor subject",
        "claimed reserve approved medical_total basic_paid",
        "occurred_on reported_on registered_on surveyed_on complete_on assessed_on notified_on agreed_on closed_on "
        "admitted_on discharged_on "
        "publicity_from publicity_until",
        "loss_quantity",
        "is_complex is_litigated",
    ),
    "claim_payment": _table(
        "kind payee_name capacity method payee_kind", "claim payee account handler subject", "amount", "paid_on"
    ),
    "commission": _table("kind payee_name", "policy agent account payee", "base amount", "accrued_on paid_on"),
    "insurance_expense": _table(
        "category insurance_class payee_name invoice summary",
        "insurer payee handler",
        "amount",
        "incurred_on paid_on invoiced_on",
    ),
    "cession": _table(
        "treaty direction kind counterparty insurance_class",
        "insurer reverses",
        "premium commission recovered settled",
        "starts_on ends_on terminated_on booked_on settled_on",
        "share",
    ),
    "farm_subject": _table(
        "kind name village plot ear_tag region phone",
        "policy farmer account heads",
        "sum_insured premium farmer_premium central local",
        "starts_on ends_on",
        "area",
    ),
    "solvency": _table("rating", "insurer", day="quarter_on"),
}
