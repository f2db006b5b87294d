"""The case as a PDF file: cover, facts, law, rows with their answers, decision, timeline, signatures."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format, number_format

from mingjian.cases.filed import filed
from mingjian.cases.models import Case, Item, Row, Step
from mingjian.cases.paper import Paper
from mingjian.cases.states import STATE_WORDS, State
from mingjian.engine import terms
from mingjian.engine.dossier import Law, compose
from mingjian.engine.evidence import EVIDENCE_SCHEMA
from mingjian.engine.language import readers, say
from mingjian.web.library import library

ROWS_PRINTED = 100


def case_file(case: Case) -> bytes:
    """The case printed in the reader's language."""
    items = list(case.items.select_related("clue").prefetch_related("rows__answers", "rows__item"))
    name = say(f"核查 {case.number}", f"Case {case.number}")
    page_words = say("第 {page} 页，共 {pages} 页", "Page {page} of {pages}")
    paper = Paper(name, page_words, is_chinese=readers() == "zh")
    _cover(paper, case)
    paper.add_page()
    _facts(paper, items)
    _law(paper, items)
    _rows(paper, items)
    _decision(paper, case)
    _files(paper, case)
    _timeline(paper, case)
    _signatures(paper, case)
    return paper.printed()


def _cover(paper: Paper, case: Case) -> None:
    institution = say(case.institution.name_zh, case.institution.name_en)
    facts = [
        (say("编号", "Number"), case.number),
        (say("机构", "Institution"), f"{institution} ({case.institution.code})"),
        (say("状态", "State"), case.state_words.in_language(readers())),
        (say("严重程度", "Severity"), terms.word(terms.SEVERITIES, case.severity_key)),
        (say("涉及金额（元）", "Amount at stake (CNY)"), _money(case.amount)),
        (say("立项", "Opened"), f"{_moment(case.opened_at)}  {case.opened_by.name}"),
        (say("派发", "Dispatched"), _moment(case.dispatched_at)),
        (say("答复期限", "Due"), _day(case.due_on)),
        (say("经办", "Worked by"), case.assigned_to.name if case.assigned_to else "–"),
        (say("认定", "Decision"), STATE_WORDS[case.verdict].in_language(readers()) if case.verdict else "–"),
    ]
    now = _moment(timezone.now())
    told = say(f"本文书由明鉴于 {now} 生成。", f"Made by Mingjian on {now}.")
    paper.cover(say("核查文书", "Case file"), case.title, facts, told)


def _facts(paper: Paper, items: list[Item]) -> None:
    paper.chapter(say("核查事项", "What was asked"))
    for item in items:
        paper.section(say(f"事项 {item.number}", f"Item {item.number}"))
        paper.text_block(item.sentence)
        pairs = [
            (say("疑点编号", "Clue"), item.clue_id or "–"),
            (say("数据截至", "As of"), _day(item.as_of)),
            (say("金额（元）", "Amount (CNY)"), _money(item.amount)),
        ]
        if item.verdict:
            verdict = STATE_WORDS[item.verdict].in_language(readers())
            pairs.append((say("审核意见", "Review"), f"{verdict}  {_money(item.confirmed_amount)}"))
        paper.facts(pairs)


def _law(paper: Paper, items: list[Item]) -> None:
    laws = {law.parameter: law for item in items for law in _laws_of(item)}
    if laws:
        paper.chapter(say("依据", "Law and parameters"))
        headings = say("依据项 当时的值 自 出处", "Parameter Value Since Source").split()
        rows = [(law.title, _valued(law), _day(law.since), law.source or "–") for law in laws.values()]
        paper.grid(headings, rows, (30, 16, 16, 38))


def _laws_of(item: Item) -> tuple[Law, ...]:
    if item.clue is None or item.clue.model not in library().models:
        return ()
    clue = {"model": item.clue.model, "as_of": item.as_of}
    return compose(library(), clue, EVIDENCE_SCHEMA.empty_table()).laws


def _valued(law: Law) -> str:
    return f"{law.value} {terms.word(terms.UNITS, law.unit)}" if law.value is not None else "–"


def _rows(paper: Paper, items: list[Item]) -> None:
    paper.chapter(say("报送原文与答复", "Filed rows and answers"))
    rows = [row for item in items for row in item.rows.all()]
    for row in rows[:ROWS_PRINTED]:
        _row(paper, row)
    if len(rows) > ROWS_PRINTED:
        left = len(rows) - ROWS_PRINTED
        paper.note(say(f"另有{left}行，见证据包。", f"{left} rows more are in the evidence bundle."))


def _row(paper: Paper, row: Row) -> None:
    shown = filed(row)
    if row.table:
        place = say(f"{row.file} 第{row.line}行", f"{row.file} line {row.line}")
        paper.section(f"{row.item.number}.{row.number}  {shown.table}")
        paper.note(place)
        paper.values(shown.cells)
    answer = row.current
    if answer:
        said = answer.words.in_language(readers())
        paper.text_block(say(f"机构答复：{said}。{answer.explanation}", f"Answer: {said}. {answer.explanation}"))
    else:
        paper.note(say("机构未答复。", "Not answered."))


def _decision(paper: Paper, case: Case) -> None:
    paper.chapter(say("审核、认定与措施", "Review, decision, measures"))
    people = {"reviewed_by": say("审核人", "Reviewed by"), "decided_by": say("认定人", "Decided by")}
    pairs = [(title, getattr(case, field).name) for field, title in people.items() if getattr(case, field)]
    pairs.append((say("审核意见", "Opinion"), case.opinion or "–"))
    pairs.append((say("查实金额（元）", "Amount confirmed (CNY)"), _money(case.confirmed_amount)))
    paper.facts(pairs)
    for measure in case.measures.prefetch_related("milestones"):
        paper.section(measure.words.in_language(readers()))
        paper.text_block(measure.text)
        if measure.amount:
            paper.note(f"{_money(measure.amount)}  {measure.legal_basis}")
        goals = [(goal.text, _day(goal.due_on), _moment(goal.accepted_at)) for goal in measure.milestones.all()]
        if goals:
            paper.grid(say("节点 期限 验收", "Milestone Due Accepted").split(), goals, (60, 20, 20))


def _files(paper: Paper, case: Case) -> None:
    files = [(file.name, f"{file.size:,}", file.sha256) for file in case.attachments.all()]
    if files:
        paper.chapter(say("附件", "Files"))
        paper.grid(say("名称 字节 SHA-256", "Name Bytes SHA-256").split(), files, (34, 12, 54))


def _timeline(paper: Paper, case: Case) -> None:
    paper.chapter(say("经过", "Timeline"))
    rows = [_step(step) for step in case.steps.select_related("by__organisation")]
    paper.grid(say("时间 人员 事项 内容", "When Who What Text").split(), rows, (20, 16, 22, 42))


def _step(step: Step) -> tuple[str, str, str, str]:
    who = step.by.name if step.by else say("平台", "platform")
    return _moment(step.at), who, step.words.in_language(readers()), step.text or "–"


def _signatures(paper: Paper, case: Case) -> None:
    paper.chapter(say("签署", "Signatures"))
    roles = [say("经办人（签字、日期）", "Worked by (name, date)"), say("负责人（签字、日期）", "Head (name, date)")]
    if case.state not in (State.DRAFTED, State.REOPENED):
        roles.append(say("机构（盖章、日期）", "Institution (seal, date)"))
    paper.signatures(roles)


def _money(amount: Decimal | None) -> str:
    return "–" if amount is None else str(number_format(amount, decimal_pos=2, force_grouping=True))


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else "–"


def _moment(moment: datetime | None) -> str:
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT") if moment else "–"
