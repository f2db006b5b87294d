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
