"""Roles and what each may do. Everything that is not named here is refused."""

from collections.abc import Mapping

from django.db import models

from mingjian.engine.contracts import Words


class Role(models.TextChoices):
    """What a person is at work; one person may be several."""

    ANALYST = "analyst"
    HEAD = "head"
    AUTHOR = "author"
    APPROVER = "approver"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    FILING_OFFICER = "filing_officer"
    COMPLIANCE_OFFICER = "compliance_officer"
    DEPARTMENT_OFFICER = "department_officer"
    LOAN_OFFICER = "loan_officer"
    LOAN_REVIEWER = "loan_reviewer"
    REGISTRAR = "registrar"
    COURT_OFFICER = "court_officer"
    PERSON = "person"
    ASKER = "asker"

    @property
    def words(self) -> Words:
        """The role's name in both languages."""
        return ROLE_WORDS[self]


ROLE_WORDS: Mapping[str, Words] = {
    Role.ANALYST: Words("监管员", "analyst"),
    Role.HEAD: Words("处室负责人", "head"),
    Role.AUTHOR: Words("模型编写人", "model author"),
    Role.APPROVER: Words("模型审批人", "model approver"),
    Role.AUDITOR: Words("审计员", "auditor"),
    Role.ADMINISTRATOR: Words("系统管理员", "administrator"),
    Role.FILING_OFFICER: Words("报送员", "filing officer"),
    Role.COMPLIANCE_OFFICER: Words("合规负责人", "compliance officer"),
    Role.DEPARTMENT_OFFICER: Words("部门经办人", "department officer"),
    Role.LOAN_OFFICER: Words("信贷经办人", "loan officer"),
    Role.LOAN_REVIEWER: Words("信贷复核人", "loan reviewer"),
    Role.REGISTRAR: Words("登记员", "registrar"),
    Role.COURT_OFFICER: Words("法院执行人员", "court officer"),
    Role.PERSON: Words("个人或企业", "person or firm"),
    Role.ASKER: Words("数据查询员", "asker of the data network"),
}

KIND_WORDS: Mapping[str, Words] = {
    "supervisor": Words("监管机构", "supervisor"),
    "institution": Words("金融机构", "institution"),
    "department": Words("政府部门", "department"),
    "public": Words("社会公众", "public"),
}

# Supervisor's roles may be held at the supervisor only, and so on: (kind of organisation) -> its roles.
ROLES_OF_KIND: Mapping[str, frozenset[str]] = {
    "supervisor": frozenset({Role.ANALYST, Role.HEAD, Role.AUTHOR, Role.APPROVER, Role.AUDITOR, Role.ADMINISTRATOR}),
    "institution": frozenset(
        {Role.FILING_OFFICER, Role.COMPLIANCE_OFFICER, Role.LOAN_OFFICER, Role.LOAN_REVIEWER, Role.ASKER}
    ),
    "department": frozenset(
        {Role.DEPARTMENT_OFFICER, Role.FILING_OFFICER, Role.REGISTRAR, Role.COURT_OFFICER, Role.ASKER}
    ),
    "public": frozenset({Role.PERSON}),
}

_READING = frozenset({"see_overview", "see_clues", "see_filings", "see_all_filings", "see_catalogue"})
_WORKING = _READING | {"work_clues", "see_cases", "work_cases", "see_personal", "see_mortgages", "see_network"}
POWERS: Mapping[str, frozenset[str]] = {
    Role.ANALYST: _WORKING,
    Role.HEAD: _WORKING | {"decide_cases"},
    Role.AUTHOR: _READING | {"write_models", "see_trial_clues"},
    Role.APPROVER: _READING | {"approve_models", "see_trial_clues"},
    Role.AUDITOR: frozenset({"see_audit"}),
    Role.ADMINISTRATOR: frozenset({"manage_people", "see_operations", "see_network", "run_network"}),
    Role.FILING_OFFICER: frozenset({"file", "see_filings"}),
    Role.COMPLIANCE_OFFICER: frozenset({"see_filings", "see_own_cases", "answer_cases", "see_notices", "set_webhook"}),
    Role.DEPARTMENT_OFFICER: frozenset({"see_filings", "file", "see_served"}),
    Role.LOAN_OFFICER: frozenset({"see_mortgages", "apply_mortgages", "see_notices"}),
    Role.LOAN_REVIEWER: frozenset({"see_mortgages", "confirm_mortgages"}),
    Role.REGISTRAR: frozenset({"see_mortgages", "register_mortgages", "see_register_desk"}),
    Role.COURT_OFFICER: frozenset({"order_seizures", "see_register_desk"}),
    Role.PERSON: frozenset({"sign_mortgages", "see_about_oneself"}),
    Role.ASKER: frozenset({"ask_network"}),
}
