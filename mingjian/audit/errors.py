"""What a person may get wrong about the log."""

from mingjian.engine.errors import UserError


class NotAnAuditFile(UserError):
    """A file that `mingjian audit export` did not write."""

    code = "not_an_audit_file"
    zh = "{path}第{line}行不是导出的审计日志；请给出 mingjian audit export 写出的文件。"
    en = "{path}, line {line}: this is no exported audit log. Name a file that mingjian audit export wrote."


class NotACheckpoint(UserError):
    """A file that holds no checkpoint."""

    code = "not_a_checkpoint"
    zh = "{path}不是审计日志的检查点；请给出从检查点页面下载的文件。"
    en = "{path} is no checkpoint of the audit log. Name a file downloaded from the page of checkpoints."


class NotAPublicKey(UserError):
    """A file that holds no public key."""

    code = "not_a_public_key"
    zh = "{path}不是审计日志的公钥；请给出从检查点页面下载的公钥文件。"
    en = "{path} is no public key of the audit log. Name the key file downloaded from the page of checkpoints."


class LookWithoutReason(UserError):
    """Somebody wants to look at personal data without saying why."""

    code = "look_without_reason"
    zh = "查看个人信息须写明理由，不少于{shortest}个字；理由会记入审计日志。"
    en = "Say why you look at personal data, in {shortest} characters or more; the reason goes into the audit log."


class NotAMemory(UserError):
    """A file that is no memory of a witness."""

    code = "not_a_memory"
    zh = "{path}不是见证方的记忆文件；请给出上次见证时写下的文件，或指定一个新的位置。"
    en = "{path} is no memory of a witness. Name the file written when it last witnessed, or a new place."


class CheckpointForged(UserError):
    """A checkpoint that the log's key did not sign."""

    code = "checkpoint_forged"
    zh = "{size}条的检查点不是日志密钥所签；不予见证。请核对日志公钥，并告知审计人员。"
    en = (
        "The checkpoint of {size} entries is not signed by the log's key and is not witnessed. "
        "Check the key of the log, and tell the auditor."
    )


class LogRewritten(UserError):
    """A log that does not continue what the witness has seen of it."""

    code = "log_rewritten"
    zh = "{size}条的日志不是上次见证的{seen}条日志的延续，可能被截断或改写；不予见证。请立即告知审计人员。"
    en = (
        "The log of {size} entries does not continue the {seen} entries witnessed before: it was cut or rewritten. "
        "It is not witnessed. Tell the auditor at once."
    )


class WitnessUnknown(UserError):
    """A second signature that none of the witnesses of this installation made, or of no checkpoint of ours."""

    code = "witness_unknown"
    http_status = 401
    zh = "签名不是登记的见证方对本日志检查点所签；见证公钥由 MINGJIAN_WITNESSES 登记。"
    en = "None of the witnesses named by MINGJIAN_WITNESSES made this signature of a checkpoint of ours."
