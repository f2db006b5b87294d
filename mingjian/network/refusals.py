"""Why the network refuses: one fixed text for each reason, the same for everybody."""

from collections.abc import Mapping
from dataclasses import dataclass

from mingjian.engine.contracts import Words


@dataclass(frozen=True)
class Refusal:
    """A reason's words and the HTTP status that goes with it."""

    words: Words
    status: int


def _refusal(status: int, zh: str, en: str) -> Refusal:
    return Refusal(Words(zh, en), status)


# In the order in which they are looked for.
REFUSALS: Mapping[str, Refusal] = {
    "network_cannot_answer": _refusal(
        503, "网络当前不能签名或记录，暂停服务。", "The network cannot sign or log at present and serves nobody."
    ),
    "unreadable": _refusal(400, "请求内容不合接口说明。", "The request is not as described."),
    "signature_missing": _refusal(
        401,
        "请求没有规定形式的签名或内容摘要。",
        "The request bears no signature or content digest of the form prescribed.",
    ),
    "key_unknown": _refusal(401, "签名密钥未登记。", "The signing key is not registered."),
    "asker_not_registered": _refusal(
        403, "查询单位未登记或已暂停。", "The asking organisation is not registered, or suspended."
    ),
    "service_unknown": _refusal(404, "没有这项服务。", "Unknown service."),
    "not_allowed": _refusal(
        403, "本单位不得以此目的查询这项服务。", "Your organisation may not ask this service for this purpose."
    ),
    "service_disabled": _refusal(503, "服务已停用。", "The service is disabled."),
    "query_unknown": _refusal(404, "没有这项内容，或不是本单位的。", "There is no such thing, or it is another's."),
    "authorisation_unfit": _refusal(
        400, "授权内容不合服务规定。", "The authorisation does not fit what the services offer."
    ),
    "key_expired": _refusal(401, "签名密钥不在有效期内或已吊销。", "The signing key is not in force, or revoked."),
    "clock_skew": _refusal(
        401, "签名时间与网络时钟相差过大。", "The signature's time is too far from the network's clock."
    ),
    "signature_expired": _refusal(401, "签名已过期或有效期过长。", "The signature has expired, or lives too long."),
    "digest_differs": _refusal(400, "请求内容与其摘要不符。", "The request's content is not that of its digest."),
    "signature_wrong": _refusal(
        401, "签名不符，或未覆盖规定的内容。", "The signature is wrong, or does not cover what it must."
    ),
    "replayed": _refusal(409, "这一签名请求已经用过。", "This signed request was used before."),
    "key_reused": _refusal(
        409, "幂等键已用于另一内容的请求。", "The idempotency key served a request of other content."
    ),
    "answer_forgotten": _refusal(
        410, "原答复已过保存期限，已删除。", "The answer was kept as long as agreed, and is forgotten."
    ),
    "still_asked": _refusal(
        409, "同一请求正在办理，请稍后以同一幂等键再问。", "The same request is under way; ask again with the same key."
    ),
    "subject_unreadable": _refusal(
        400, "查询对象的号码不合规定形式。", "The subject's number is not of the form prescribed."
    ),
    "field_not_offered": _refusal(
        403, "所求字段不在此目的可答的范围内。", "A field asked for is not told for this purpose."
    ),
    "article_missing": _refusal(
        403, "依法定职责查询须写明法律条款和案号。", "A statutory query names the article and the case number."
    ),
    "authorisation_missing": _refusal(403, "没有写明授权。", "No authorisation is named."),
    "authorisation_unknown": _refusal(
        403, "授权不存在或不是给本单位的。", "The authorisation does not exist, or is another's."
    ),
    "authorisation_pending": _refusal(403, "授权尚待本人签署。", "The authorisation waits to be signed."),
    "authorisation_paused": _refusal(403, "授权已暂停。", "The authorisation is paused."),
    "authorisation_withdrawn": _refusal(403, "授权已撤回。", "The authorisation is withdrawn."),
    "authorisation_ended": _refusal(403, "授权已被拒绝或替代。", "The authorisation was refused or superseded."),
    "authorisation_expired": _refusal(403, "授权不在有效期内。", "The authorisation is not in force at this time."),
    "other_purpose": _refusal(
        403, "查询目的或业务编号与授权不一致。", "Purpose or case number is not that of the authorisation."
    ),
    "out_of_range": _refusal(
        403, "服务或查询对象不在授权范围内。", "Service or subject is not within the authorisation."
    ),
    "no_longer_theirs": _refusal(
        403, "不动产单元现未登记在授权人名下。", "The unit is not registered to whoever gave the authorisation."
    ),
    "field_not_authorised": _refusal(
        403, "所求字段不在授权范围内。", "A field asked for is not within the authorisation."
    ),
    "over_frequency": _refusal(429, "超过授权约定的次数。", "More often than the authorisation allows."),
    "quota_used_up": _refusal(429, "超过本单位当日限额。", "The organisation's quota of the day is used up."),
    "stale": _refusal(
        503, "部门的登记数据已陈旧，暂不作答。", "The department's register is stale and is not answered from."
    ),
    "never_filed": _refusal(
        503,
        "部门尚未报送这项登记，不能作答；不等于查无记录。",
        "The department has not filed this register yet; that is not the same as no record.",
    ),
    "source_down": _refusal(503, "部门系统暂不可用。", "The department's system is not available."),
    "source_timed_out": _refusal(504, "部门系统超时未答。", "The department's system did not answer in time."),
    "source_unsigned": _refusal(
        502, "部门系统的答复没有其登记密钥的签名。", "The department's answer is not signed by its registered key."
    ),
    "source_malformed": _refusal(
        502, "部门系统的答复不合规定格式。", "The department's answer is not of the form prescribed."
    ),
}
AUTHORISATION_REASONS: Mapping[str, str] = {
    "pending": "authorisation_pending",
    "paused": "authorisation_paused",
    "withdrawn": "authorisation_withdrawn",
    "expired": "authorisation_expired",
    "superseded": "authorisation_ended",
    "rejected": "authorisation_ended",
}


class Refused(Exception):
    """The network does not answer, for one of REFUSALS."""

    def __init__(self, reason: str) -> None:
        """`reason` is a key of REFUSALS."""
        super().__init__(reason)
        self.reason = reason

    @property
    def refusal(self) -> Refusal:
        """Its words and status."""
        return REFUSALS[self.reason]
