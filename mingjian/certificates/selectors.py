"""What is asked about certificates: by anybody with the digest, and whether the register bears them out."""

from mingjian.certificates.models import Certificate
from mingjian.registry import connector


def certificate_told(*, digest: str) -> Certificate | None:
    """The certificate with this digest; who asks need not sign in and learns no name."""
    return Certificate.objects.filter(digest=digest).first()


def differing() -> list[str]:
    """The numbers of certificates in force that cannot be derived again from the register as it is now."""
    in_force = Certificate.objects.filter(revoked_at=None).order_by("number")
    return [one.number for one in in_force.iterator(chunk_size=500) if not is_borne_out(one)]


def is_borne_out(certificate: Certificate) -> bool:
    """Whether the certificate says what the register says now, and is in force in both."""
    said = connector.registry().mortgage(certificate.number)
    return (
        said is not None
        and said["ended_at"] is None
        and certificate.revoked_at is None
        and connector.digest(said) == certificate.digest == connector.digest(certificate.facts)
    )
