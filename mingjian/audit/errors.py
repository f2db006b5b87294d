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
