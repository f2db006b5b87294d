"""Where notices may be sent: to https hosts of the outside world, to inside networks only where they are admitted.

The name is resolved once, every address it has is looked at, and the connection goes to the one looked at.
"""

import socket
import ssl
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings

from mingjian.notices.errors import AddressNotSafe

PATIENCE_SECONDS = 10
PORTS = {"https": 443, "http": 80}


class _Plain(HTTPConnection):
    """A connection to an address that was looked at; only ever on this machine."""

    place = ""

    def connect(self) -> None:
        """See HTTPConnection."""
        self.sock = socket.create_connection((self.place, self.port), PATIENCE_SECONDS)


class _Secure(HTTPSConnection):
    """The same over TLS, the certificate checked against the name."""

    place = ""

    def connect(self) -> None:
        """See HTTPSConnection."""
        bare = socket.create_connection((self.place, self.port), PATIENCE_SECONDS)
        self.sock = ssl.create_default_context().wrap_socket(bare, server_hostname=self.host)


@dataclass(frozen=True)
class Target:
    """An address that may be sent to: its host and path, and the place that the host's name led to."""

    is_secure: bool
    host: str
    port: int
    authority: str
    path: str
    place: str

    def connection(self) -> HTTPConnection:
        """A connection to the very place that was looked at."""
        made = _Secure(self.host, self.port) if self.is_secure else _Plain(self.host, self.port)
        made.place = self.place
        return made


def target_of(address: str) -> Target:
    """The address taken apart and its host resolved; AddressNotSafe when nothing may be sent there."""
    try:
        where = urlsplit(address)
        scheme, host, port = where.scheme, where.hostname or "", where.port or PORTS[where.scheme]
        places = [ip_address(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (ValueError, KeyError, OSError) as fault:
        raise AddressNotSafe(address=address) from fault
    if not host or where.username or where.fragment or not places or not all(_is_fit(scheme, one) for one in places):
        raise AddressNotSafe(address=address)
    path = f"{where.path or '/'}{'?' + where.query if where.query else ''}"
    return Target(scheme == "https", host, port, where.netloc, path, str(places[0]))


def _is_fit(scheme: str, place: IPv4Address | IPv6Address) -> bool:
    """Outside by https; inside where it is admitted, in the clear on this machine alone."""
    inside = getattr(place, "ipv4_mapped", None) or place
    is_admitted = any(inside in ip_network(one) for one in settings.NOTICE_NETWORKS)
    if scheme == "http":
        return inside.is_loopback and is_admitted
    return (inside.is_global and not inside.is_multicast) or is_admitted
