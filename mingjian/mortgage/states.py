"""The states of an application and every other choice in it, each with its words in both languages."""

from collections.abc import Mapping

from django.db import models

from mingjian.engine.contracts import Words


class State(models.TextChoices):
    """Where an application stands; what leads from one to another is in `machine`."""

    DRAFT = "draft"
    AUTHORISED = "authorised"
    QUERIED = "queried"
    PASSED = "passed"
    STOPPED = "stopped"
    SIGNING = "signing"
    CONFIRMED = "confirmed"
    SUBMITTED = "submitted"
    RECEIVED = "received"
    NOT_ACCEPTED = "not_accepted"
    SUPPLEMENT = "supplement"
    ACCEPTED = "accepted"
    REVIEWING = "reviewing"
    SUSPENDED = "suspended"
    REJECTED = "rejected"
    FEE_PENDING = "fee_pending"
    PAID = "paid"
    RECORDING = "recording"
    RECORDED = "recorded"
    CERTIFIED = "certified"
    DISBURSABLE = "disbursable"
    ACTIVE = "active"
    RELEASED = "released"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"

    @property
    def words(self) -> Words:
        """The state's name in both languages."""
        return STATE_WORDS[self]


STATE_WORDS: Mapping[str, Words] = {
    State.DRAFT: Words("草拟", "draft"),
    State.AUTHORISED: Words("已授权查询", "query authorised"),
    State.QUERIED: Words("已查询", "queried"),
    State.PASSED: Words("初审通过", "first gate passed"),
    State.STOPPED: Words("提交前终止", "stopped before submission"),
    State.SIGNING: Words("签署中", "being signed"),
    State.CONFIRMED: Words("复核通过", "confirmed by the bank"),
    State.SUBMITTED: Words("已提交", "submitted"),
    State.RECEIVED: Words("待受理", "received"),
    State.NOT_ACCEPTED: Words("不予受理", "not accepted"),
    State.SUPPLEMENT: Words("待补正", "to be supplemented"),
    State.ACCEPTED: Words("已受理", "accepted"),
    State.REVIEWING: Words("审核中", "under review"),
    State.SUSPENDED: Words("中止", "suspended"),
    State.REJECTED: Words("不予登记", "rejected"),
    State.FEE_PENDING: Words("待缴费", "fee pending"),
    State.PAID: Words("待登簿", "to be recorded"),
    State.RECORDING: Words("登簿中", "being recorded"),
    State.RECORDED: Words("已登簿", "recorded"),
    State.CERTIFIED: Words("已发证", "certified"),
    State.DISBURSABLE: Words("可放款", "ready to disburse"),
    State.ACTIVE: Words("抵押存续", "in force"),
    State.RELEASED: Words("已注销", "released"),
    State.DONE: Words("已办结", "done"),
    State.WITHDRAWN: Words("已撤回", "withdrawn"),
    State.UNKNOWN: Words("结果待查", "outcome unknown"),
}
PROPOSED_WORDS = Words("待复核", "before the reviewer")  # a release that is being signed
ENDED = frozenset({State.STOPPED, State.NOT_ACCEPTED, State.REJECTED, State.DONE, State.WITHDRAWN})
PERMISSION_ENDS = ENDED | {State.RECORDED}  # nothing is left to be asked with the owners' permission
AT_REGISTRY = frozenset(
    {
        State.RECEIVED,
        State.SUPPLEMENT,
        State.ACCEPTED,
        State.REVIEWING,
        State.SUSPENDED,
        State.FEE_PENDING,
        State.PAID,
        State.RECORDING,
    }
)
RELEASABLE = frozenset({State.CERTIFIED, State.DISBURSABLE, State.ACTIVE})
LOST = frozenset({State.SUBMITTED, State.RECORDING, State.UNKNOWN})
BEFORE_SENDING = frozenset({State.DRAFT, State.AUTHORISED, State.QUERIED, State.PASSED, State.SIGNING, State.CONFIRMED})


class Kind(models.TextChoices):
    """What is applied for."""

    FIRST = "first"
    CHANGE = "change"
    RERANK = "rerank"
    ASSIGN = "assign"
    CONVERT = "convert"
    TRANSFER = "transfer"
    RELEASE = "release"


KIND_WORDS: Mapping[str, Words] = {
    Kind.FIRST: Words("首次登记", "first registration"),
    Kind.CHANGE: Words("变更登记", "change"),
    Kind.RERANK: Words("顺位变更登记", "change of ranks"),
    Kind.ASSIGN: Words("转移登记", "transfer of the claim"),
    Kind.CONVERT: Words("转为抵押权登记", "conversion"),
    Kind.TRANSFER: Words("带押过户", "transfer with the mortgage in place"),
    Kind.RELEASE: Words("注销登记", "release"),
}
SINGLE_SIDED = frozenset({Kind.RELEASE})  # the mortgagee alone applies: it gives up what is its own
LENDING = frozenset({Kind.FIRST, Kind.TRANSFER})  # a loan waits for the certificate
TOUCHING_OTHERS = frozenset({Kind.RERANK, Kind.TRANSFER})  # what the register says of other mortgages changes too
# What may take the consent of other mortgagees, an assignment always that of its assignee.
CONSENTED = frozenset({Kind.ASSIGN, Kind.CHANGE, Kind.RERANK, Kind.TRANSFER})
CERTIFYING = frozenset({Kind.FIRST, Kind.CHANGE, Kind.ASSIGN, Kind.CONVERT, Kind.TRANSFER})


class Pattern(models.TextChoices):
    """How property is transferred with its mortgage in place."""

    KEPT = "kept"
    SEGMENTED = "segmented"
    FOLLOWS = "follows"


PATTERN_WORDS: Mapping[str, Words] = {
    Pattern.KEPT: Words("新旧抵押权组合", "old mortgage kept beside a new one"),
    Pattern.SEGMENTED: Words("新旧抵押权分段", "new mortgage first, the old one cancelled after payoff"),
    Pattern.FOLLOWS: Words("抵押权变更", "the mortgage follows to the buyer"),
}


class Role(models.TextChoices):
    """What a party is in an application."""

    MORTGAGOR = "mortgagor"
    BUYER = "buyer"
    HOLDER = "holder"
    DEBTOR = "debtor"  # told of an assignment, where no owner is the debtor; signs nothing


ROLE_WORDS: Mapping[str, Words] = {
    Role.MORTGAGOR: Words("抵押人", "mortgagor"),
    Role.BUYER: Words("买受人", "buyer"),
    Role.HOLDER: Words("预告登记权利人", "holder of a pre-notice"),
    Role.DEBTOR: Words("债务人", "debtor"),
}

# What the timeline says, by the kind of a step; moves have the names of the machine.
STEP_WORDS: Mapping[str, Words] = {
    "open": Words("建立申请", "opened"),
    "party_authorise": Words("授权查询", "authorised the query"),
    "authorise": Words("授权齐备", "all authorised"),
    "query": Words("查询登记信息", "queried the register"),
    "query_refused": Words("授权不成立，不予查询", "query refused: the permission does not carry it"),
    "pass": Words("初审通过", "passed the first gate"),
    "stop": Words("终止办理", "stopped"),
    "send_to_sign": Words("发送签署", "sent for signing"),
    "offer": Words("请受让机构签署", "asked the assignee to sign"),
    "party_sign": Words("签署", "signed"),
    "consent_ask": Words("征询其他抵押权人同意", "asked other mortgagees for their consent"),
    "consent_give": Words("抵押权人同意", "a mortgagee consented"),
    "decline": Words("抵押权人不同意", "a mortgagee refused its consent"),
    "confirm": Words("复核通过", "confirmed"),
    "declare": Words("抵押权人声明", "declared by the mortgagee"),
    "propose": Words("提请复核", "put before the reviewer"),
    "submit": Words("提交登记机构", "submitted to the registry"),
    "receive": Words("登记机构收件", "received by the registry"),
    "lose": Words("登记机构未答复", "the registry did not answer"),
    "find_received": Words("查得已收件", "found to be received"),
    "find_recorded": Words("查得已登簿", "found to be recorded"),
    "find_nothing": Words("查得未收件", "found not to be received"),
    "find_unrecorded": Words("查得未登簿", "found not to be recorded"),
    "accept": Words("受理", "accepted"),
    "deem_accepted": Words("未当场答复，视为受理", "deemed accepted in silence"),
    "refuse": Words("不予受理", "not accepted"),
    "ask_supplement": Words("一次性告知补正", "asked for everything missing, once"),
    "supply": Words("补正材料", "supplemented"),
    "review": Words("开始审核", "took up the review"),
    "suspend": Words("中止", "suspended"),
    "resume": Words("恢复", "resumed"),
    "reject": Words("不予登记", "rejected"),
    "approve": Words("审核通过", "approved"),
    "pay": Words("缴费", "paid"),
    "waive_fee": Words("不收登记费", "no fee is due"),
    "begin_recording": Words("提交登簿", "sent to be recorded"),
    "record": Words("登簿", "recorded"),
    "refuse_recording": Words("登簿时发现障碍", "something stood against recording"),
    "certify": Words("核发登记证明", "certified"),
    "recertify": Words("登记簿变更，换发证明", "certificate replaced as the register changed"),
    "verify": Words("银行核验证明", "certificate verified by the bank"),
    "disburse": Words("放款", "disbursed"),
    "settle": Words("登记贷款结清", "loan noted as settled"),
    "release": Words("抵押权注销", "released"),
    "reinstate": Words("更正登记，误注销的抵押权恢复", "reinstated: it was cancelled in error"),
    "reinstate_unpaid": Words(
        "更正登记，放款前误注销的抵押权恢复", "reinstated before disbursement: cancelled in error"
    ),
    "others_reinstated": Words("同一不动产上误注销的抵押权已更正恢复", "another mortgage of the unit was reinstated"),
    "pass_on": Words("抵押权随债权转移", "passed on with the claim"),
    "take_over": Words("由受让机构承接", "taken over by the assignee"),
    "assignment_tell": Words("已告知抵押人和债务人债权转让", "owners and debtor were told of the assignment"),
    "party_acknowledge": Words("知悉债权转让", "acknowledged the assignment"),
    "finish": Words("办结", "done"),
    "agree_to_withdraw": Words("同意撤回", "agreed to withdraw"),
    "withdraw": Words("撤回申请", "withdrawn"),
    "seized": Words("抵押物被查封，已通知抵押权人", "the property was seized; the mortgagee is told"),
    "applied_elsewhere": Words("同一不动产另有申请在办（不披露机构）", "another application for the unit is under way"),
    "fix": Words("抵押物被查封，最高额抵押债权确定", "the maximum-amount claim is fixed as the property was seized"),
    "forget": Words("保存期满，删除查询结果", "deleted what the register said: it was kept as long as permitted"),
    "remind_release": Words("提醒办理注销", "reminded to release"),
}
