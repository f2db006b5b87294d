"""What a person may get wrong about a certificate."""

from mingjian.engine.errors import UserError


class NotACertificate(UserError):
    """A file that no registry of this kind issued."""

    code = "not_a_certificate"
    http_status = 400
    zh = "{path}不是本平台签发的电子登记证明；请核对文件来源。"
    en = "{path} is no electronic certificate of this platform. Check where the file came from."


class NoSignerThere(UserError):
    """A file that holds no certificate of a signer."""

    code = "no_signer_there"
    http_status = 400
    zh = "{path}中没有登记机构的签名证书（PEM）；请给出登记机构公布的证书文件。"
    en = "{path} holds no signer's certificate (PEM). Name the file that the registry published."
