"""The states of a case and every other choice in it, each with its words in both languages."""

from collections.abc import Mapping

from django.db import models

from mingjian.engine.contracts import Words


class State(models.TextChoices):
    """Where a case stands; what leads from one to another is in `machine`."""

    DRAFTED = "drafted"
    DISPATCHED = "dispatched"
    ANSWERED = "answered"
    REVIEWED = "reviewed"
    RETURNED = "returned"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    INCONCLUSIVE = "inconclusive"
    MEASURES = "measures"
    PUT_RIGHT = "put_right"
    CLOSED = "closed"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> Words:
        """The state's name in both languages."""
        return STATE_WORDS[self]


STATE_WORDS: Mapping[str, Words] = {
    State.DRAFTED: Words("拟办", "drafted"),
    State.DISPATCHED: Words("已派发", "dispatched"),
    State.ANSWERED: Words("已答复", "answered"),
    State.REVIEWED: Words("已审核", "reviewed"),
    State.RETURNED: Words("已退回", "returned"),
    State.CONFIRMED: Words("已查实", "confirmed"),
    State.REFUTED: Words("已排除", "refuted"),
    State.INCONCLUSIVE: Words("存疑", "inconclusive"),
    State.MEASURES: Words("整改中", "being put right"),
    State.PUT_RIGHT: Words("已整改", "put right"),
    State.CLOSED: Words("已办结", "closed"),
    State.REOPENED: Words("已重启", "reopened"),
    State.WITHDRAWN: Words("已撤回", "withdrawn"),
}
ENDED = frozenset({State.CLOSED, State.WITHDRAWN})
WITH_INSTITUTION = frozenset({State.DISPATCHED, State.RETURNED})


class Origin(models.TextChoices):
    """What a case came from."""

    CLUES = "clues"
    PROBLEMS = "problems"


class Stance(models.TextChoices):
    """What the institution says to a row."""

    AGREE = "agree"
    CONTEST = "contest"


STANCE_WORDS: Mapping[str, Words] = {
    Stance.AGREE: Words("认可", "agrees"),
    Stance.CONTEST: Words("有异议", "contests"),
}


class Verdict(models.TextChoices):
    """What came of an item or a case."""

    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    INCONCLUSIVE = "inconclusive"


class MeasureKind(models.TextChoices):
    """What the supervisor may do about something confirmed."""

    WARNING = "warning"
    PLAN = "plan"
    INSPECTION = "inspection"
    REFERRAL = "referral"
    PENALTY = "penalty"


MEASURE_WORDS: Mapping[str, Words] = {
    MeasureKind.WARNING: Words("监管警示", "warning"),
    MeasureKind.PLAN: Words("限期整改", "rectification plan"),
    MeasureKind.INSPECTION: Words("现场检查", "on-site inspection"),
    MeasureKind.REFERRAL: Words("移送", "referral"),
    MeasureKind.PENALTY: Words("行政处罚建议", "penalty proposal"),
}


class ExtensionState(models.TextChoices):
    """Where a request for more time stands."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


class ReminderKind(models.TextChoices):
    """Why the platform spoke by itself."""

    SOON = "soon"
    OVERDUE = "overdue"
    ESCALATED = "escalated"


# What the timeline says, by the kind of a step; moves have the names of the machine.
STEP_WORDS: Mapping[str, Words] = {
    "open": Words("立项", "opened"),
    "join": Words("并入疑点", "joined more clues"),
    "assign": Words("指定经办人", "assigned"),
    "dispatch": Words("派发", "dispatched"),
    "submit": Words("提交答复", "answered"),
    "review": Words("审核", "reviewed"),
    "review_silence": Words("逾期未答复，径行审核", "reviewed without an answer, overdue"),
    "return": Words("退回补充", "returned for more"),
    "confirm": Words("认定查实", "confirmed"),
    "refute": Words("认定排除", "refuted"),
    "leave_open": Words("认定存疑", "found inconclusive"),
    "propose_measure": Words("拟定措施", "proposed a measure"),
    "order": Words("下达措施", "ordered measures"),
    "report_milestone": Words("报告整改节点", "reported a milestone"),
    "accept_milestone": Words("验收整改节点", "accepted a milestone"),
    "put_right": Words("整改完成", "put right"),
    "close": Words("办结", "closed"),
    "reopen": Words("重启", "reopened"),
    "withdraw": Words("撤回", "withdrawn"),
    "attach": Words("提交附件", "attached a file"),
    "ask_extension": Words("申请延期", "asked for more time"),
    "grant_extension": Words("同意延期", "granted more time"),
    "refuse_extension": Words("不同意延期", "refused more time"),
    "soon": Words("到期提醒", "reminded before the due date"),
    "overdue": Words("逾期提醒", "reminded after the due date"),
    "escalated": Words("逾期上报", "told the head"),
    "recheck": Words("按重报数据复核", "checked again on the new filing"),
    "note": Words("备注", "noted"),
}
