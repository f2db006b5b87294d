"""Changes of models on their way from draft to force, what was found out about each text, and comparisons."""

import hashlib
from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from mingjian.engine.contracts import Words
from mingjian.people.models import User


class Draft(models.Model):
    """One change of one model, from the first line written to the day that another text takes its place."""

    class State(models.TextChoices):
        """Where a change stands; `lifecycle.MOVES` says what may follow."""

        DRAFT = "draft"
        TRIAL = "trial"
        SUBMITTED = "submitted"
        IN_FORCE = "in_force"
        RETIRED = "retired"
        REPLACED = "replaced"
        WITHDRAWN = "withdrawn"

    OPEN = (State.DRAFT, State.TRIAL, State.SUBMITTED)

    model = models.CharField(max_length=128)
    state = models.CharField(max_length=16, choices=State.choices, default=State.DRAFT)
    based_on = models.CharField(max_length=64, blank=True)  # the digest of the text in force that it changes
    is_retirement = models.BooleanField(default=False)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    moved_at = models.DateTimeField(auto_now_add=True)
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    why = models.TextField(blank=True)

    class Meta:
        """Newest first; one open change a model, one text in force."""

        ordering: ClassVar[list[str]] = ["-moved_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["model"],
                condition=models.Q(state__in=["draft", "trial", "submitted"]),
                name="one_open_change_a_model",
            ),
            models.UniqueConstraint(
                fields=["model"],
                condition=models.Q(state__in=["in_force", "retired"]),
                name="one_text_in_force_a_model",
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Whether it has not been decided yet."""
        return self.state in self.OPEN

    @property
    def newest(self) -> "Version":
        """The text as last saved."""
        return self.versions.select_related("by").latest("number")


class Version(models.Model):
    """One saved text of a change; nothing saved is ever overwritten."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    sql = models.TextField()
    cases = models.TextField()
    note = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Counted from one within a change."""

        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["draft", "number"], name="version_number_once")
        ]


class Work(models.Model):
    """Something that is worked out by a task: how far it is, and what stopped it."""

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    state = models.CharField(max_length=16, choices=State.choices, default=State.WAITING)
    fault = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    seconds = models.FloatField(default=0)

    class Meta:
        """The shape of tables, none itself."""

        abstract = True

    @property
    def is_settled(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in (self.State.DONE, self.State.FAILED)


class Examination(Work):
    """A text under the library's rules and its own cases: its flaws, and how each case went."""

    model = models.CharField(max_length=128)
    version = models.ForeignKey(
        Version, on_delete=models.CASCADE, null=True, related_name="examinations"
    )  # none: the text in force
    digest = models.CharField(max_length=64)
    flaws = models.JSONField(default=list, blank=True)
    verdicts = models.JSONField(default=list, blank=True)

    class Meta:
        """The newest of a model's text."""

        ordering: ClassVar[list[str]] = ["-pk"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["model", "digest"], name="examination_of_text")]

    @property
    def is_clean(self) -> bool:
        """Whether the text keeps every rule and every case came out as expected."""
        return self.state == self.State.DONE and not self.flaws and all(one["is_good"] for one in self.verdicts)


class Comparison(Work):
    """A text against the one in force, over every period of the lake."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="comparisons")
    against = models.CharField(max_length=64, blank=True)  # the digest of the text in force; none: a new model
    step = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=0)
    tallies = models.JSONField(default=list, blank=True)  # one a period and institution: added, dropped, moved, same

    class Meta:
        """Newest first."""

        ordering: ClassVar[list[str]] = ["-pk"]


class Change(models.Model):
    """One clue that a text adds, drops or moves in one period."""

    class Kind(models.TextChoices):
        """What becomes of the clue."""

        ADDED = "added"
        DROPPED = "dropped"
        MOVED = "moved"

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    period = models.DateField()
    institution = models.CharField(max_length=64)
    clue = models.CharField(max_length=16)
    sentence_zh = models.TextField()
    sentence_en = models.TextField()
    measure_before = models.FloatField(null=True)
    measure_after = models.FloatField(null=True)
    amount_before = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    amount_after = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    verdict = models.CharField(max_length=16, blank=True)  # what came of the clue when it was verified

    class Meta:
        """By period, then institution."""

        ordering: ClassVar[list[str]] = ["-period", "institution", "clue"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["comparison", "kind", "-period", "institution"], name="changes_of_a_kind")
        ]


def text_digest(sql: str, cases: str) -> str:
    """The hash of a model's text and its cases: the same text, the same digest."""
    return hashlib.sha256(f"{sql}\0{cases}".encode()).hexdigest()


STATE_WORDS: Mapping[str, Words] = {
    Draft.State.DRAFT: Words("草稿", "draft"),
    Draft.State.TRIAL: Words("试运行", "on trial"),
    Draft.State.SUBMITTED: Words("待审批", "awaiting approval"),
    Draft.State.IN_FORCE: Words("生效", "in force"),
    Draft.State.RETIRED: Words("停用", "retired"),
    Draft.State.REPLACED: Words("已被替代", "replaced"),
    Draft.State.WITHDRAWN: Words("撤回", "withdrawn"),
}
WORK_WORDS: Mapping[str, Words] = {
    Work.State.WAITING: Words("排队中", "waiting"),
    Work.State.RUNNING: Words("进行中", "under way"),
    Work.State.DONE: Words("完成", "done"),
    Work.State.FAILED: Words("未能完成", "failed"),
}
KIND_WORDS: Mapping[str, Words] = {
    Change.Kind.ADDED: Words("新增", "added"),
    Change.Kind.DROPPED: Words("减少", "dropped"),
    Change.Kind.MOVED: Words("变动", "moved"),
    "same": Words("不变", "the same"),
}
VERDICT_WORDS: Mapping[str, Words] = {
    "confirmed": Words("属实", "confirmed"),
    "refuted": Words("不实", "refuted"),
    "inconclusive": Words("无法认定", "inconclusive"),
}
SOURCE_WORDS: Mapping[str, Words] = {"law": Words("法规", "law"), "practice": Words("实务", "practice")}
CERTAINTY_WORDS: Mapping[str, Words] = {
    "sure": Words("确定", "certain"),
    "article_from_memory": Words("条款待核对", "article to be confirmed"),
    "unsure": Words("待核实", "to be verified"),
}
CADENCE_WORDS: Mapping[str, Words] = {
    "snapshot": Words("全量快照", "snapshot"),
    "increment": Words("增量", "increment"),
    "register": Words("登记", "register"),
}
CLUE_WORDS: Mapping[str, Words] = {
    "open": Words("待处理", "open"),
    "snoozed": Words("暂缓", "snoozed"),
    "dismissed": Words("已排除", "dismissed"),
    "in_case": Words("核查中", "in a case"),
    **VERDICT_WORDS,
}
QUESTION_WORDS: Mapping[str, Words] = {
    "model": Words("模型", "model"),
    "indicator": Words("指标", "indicator"),
    "check": Words("检核规则", "check"),
    "feature": Words("派生表", "feature"),
}
MOVE_WORDS: Mapping[str, Words] = {
    "try": Words("开始试运行", "Put on trial"),
    "end_trial": Words("结束试运行，继续修改", "End the trial and go on writing"),
    "submit": Words("提交审批", "Submit for approval"),
    "approve": Words("批准生效", "Approve: in force"),
    "retire": Words("批准停用", "Approve: retired"),
    "send_back": Words("退回修改", "Send back"),
    "withdraw": Words("撤回", "Withdraw"),
}
