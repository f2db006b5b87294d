"""The choices that a register knows, each with its words in both languages."""

from collections.abc import Mapping

from django.db import models

from mingjian.engine.contracts import Words


class Stage(models.TextChoices):
    """How far the building of a unit has come."""

    BUILT = "built"
    CONSTRUCTION = "construction"
    PRESALE = "presale"


class Kind(models.TextChoices):
    """Kinds of mortgage, as library/tables/codes/mortgage_kind.yaml."""

    ORDINARY = "ordinary"
    MAXIMUM = "maximum"
    PRE_NOTICE = "pre_notice"
    CONSTRUCTION = "construction"


class ListKind(models.TextChoices):
    """Lists on which a unit may stand, as library/tables/codes/property_listing_kind.yaml."""

    PUBLIC_INTEREST = "public_interest"
    ILLEGAL_BUILDING = "illegal_building"


class ReceiptState(models.TextChoices):
    """What became of what was handed in."""

    RECEIVED = "received"
    RECORDED = "recorded"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class SeizureEnd(models.TextChoices):
    """Why a seizure ended."""

    LIFTED = "lifted"
    LAPSED = "lapsed"


class NoteEnd(models.TextChoices):
    """Why an objection or a pre-notice ended."""

    LAPSED = "lapsed"
    CANCELLED = "cancelled"
    CONVERTED = "converted"


STAGE_WORDS: Mapping[str, Words] = {
    Stage.BUILT: Words("已建成", "built"),
    Stage.CONSTRUCTION: Words("在建", "under construction"),
    Stage.PRESALE: Words("预售", "pre-sale"),
}
KIND_WORDS: Mapping[str, Words] = {
    Kind.ORDINARY: Words("一般抵押权", "ordinary mortgage"),
    Kind.MAXIMUM: Words("最高额抵押权", "maximum-amount mortgage"),
    Kind.PRE_NOTICE: Words("抵押预告登记", "mortgage pre-notice"),
    Kind.CONSTRUCTION: Words("在建建筑物抵押权", "mortgage of a building under construction"),
}
# What a package may ask of the register, as the register's history tells it.
ACT_WORDS: Mapping[str, Words] = {
    "create_mortgage": Words("抵押权首次登记", "first registration of a mortgage"),
    "amend_mortgage": Words("抵押权变更登记", "change of a mortgage"),
    "rerank": Words("抵押顺位变更登记", "change of ranks"),
    "assign_mortgage": Words("抵押权转移登记", "transfer of a mortgage"),
    "cancel_mortgage": Words("抵押权注销登记", "cancellation of a mortgage"),
    "convert_mortgage": Words("转为抵押权登记", "conversion into a mortgage"),
    "reinstate_mortgage": Words(
        "更正登记：恢复误注销的抵押权", "correction: a mortgage cancelled in error is reinstated"
    ),
    "transfer_title": Words("所有权转移登记", "transfer of title"),
    "complete_unit": Words("房屋所有权首次登记", "first registration of the building"),
    "seize": Words("查封登记", "seizure"),
    "renew_seizure": Words("续封登记", "renewal of a seizure"),
    "lift_seizure": Words("解除查封登记", "seizure lifted"),
    "object": Words("异议登记", "objection"),
    "sue": Words("异议人已起诉", "suit of the objector noted"),
    "end_objection": Words("注销异议登记", "objection cancelled"),
    "note": Words("预告登记", "pre-notice of a transfer"),
    "end_note": Words("注销预告登记", "pre-notice cancelled"),
    "grant_residence": Words("居住权登记", "right of residence"),
    "end_residence": Words("注销居住权登记", "right of residence ended"),
    "suspend": Words("更正登记受理，暂停其他登记", "correction pending, other work suspended"),
    "resume": Words("更正登记办结", "correction done"),
    "lapse_seizure": Words("查封期满失效", "seizure lapsed"),
    "take_effect": Words("轮候查封生效", "waiting seizure took effect"),
    "lapse_objection": Words("异议登记失效", "objection lapsed"),
    "lapse_note": Words("预告登记失效", "pre-notice lapsed"),
    "lapse_residence": Words("居住权期满消灭", "right of residence lapsed"),
}
