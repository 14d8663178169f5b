"""Sends to other servers, and to no other than was meant.

Laws:

1. A name is resolved once, its addresses are checked, and these very addresses are connected to. A name that
   points elsewhere a moment later leads nowhere else.
2. Addresses of one's own machine and network are refused, unless the settings allow them.
3. No redirect is followed; no proxy, cookie or password of the environment is used.
4. All of it, slow answers included, ends within `DEADLINE` seconds, and no more than `MOST_BYTES` are read.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

__all__ = ["DEADLINE", "Answer", "Unreachable", "send"]

DEADLINE = 15.0
"""Seconds, from the first packet to the last."""
MOST_BYTES = 64 * 1024
MOST_ADDRESSES = 4
LONGEST_KNOCK = 5.0
"""Seconds that an address has to answer at all."""

_WRAPPED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
"""Addresses of IPv6 that stand for one of IPv4, in their last 32 bits."""

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Unreachable(Exception):
    """No answer was had; the message says why, for a log."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Args:
        status: the HTTP status.
        body: the first bytes of the answer.
        retry_after: seconds to wait before the next try, where it said so.
    """

    status: int
    body: bytes
    retry_after: float | None


def send(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    private: bool,
    deadline: float = DEADLINE,
) -> Answer:
    """POST to a server.

    Args:
        url: of the server; http or https.
        body: what to send.
        headers: to send along.
        private: whether addresses of one's own machine and network are allowed.
        deadline: seconds within which all must be over.

    Raises:
        Unreachable: it could not be reached, or may not be.
    """
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    addresses = _checked(parts.hostname or "", port, private=private)
    connection = _Pinned(parts.hostname or "", port, addresses, deadline, secure=secure)
    late = threading.Event()

    def too_late() -> None:
        late.set()
        connection.cut()

    watch = threading.Timer(deadline, too_late)
    watch.daemon = True
    watch.start()
    try:
        connection.request("POST", _path(parts.path, parts.query), body, dict(headers))
        response = connection.getresponse()
        wait = response.getheader("Retry-After", "")
        answer = Answer(response.status, response.read(MOST_BYTES), float(wait) if _is_number(wait) else None)
    except (OSError, http.client.HTTPException) as error:
        if late.is_set() or isinstance(error, TimeoutError):
            raise Unreachable(f"no answer within {deadline:g} seconds") from error
        raise Unreachable(_reason(error)) from error
    finally:
        watch.cancel()
        connection.close()
    if late.is_set():
        raise Unreachable(f"no whole answer within {deadline:g} seconds")
    return answer


class _Pinned(http.client.HTTPConnection):
    """A connection to given addresses, whatever the name resolves to; certificates are for the name."""

    def __init__(
        self, host: str, port: int, addresses: Sequence[str], timeout: float, *, secure: bool
    ) -> None:
        super().__init__(host, port, timeout=timeout)
        self._addresses = addresses
        self._patience = timeout
        self._context = ssl.create_default_context() if secure else None
        if secure:
            self.default_port = 443  # so that the Host header names the port only where it is another

    def connect(self) -> None:
        self.sock = self._reached()
        self.sock.settimeout(self._patience)
        if self._context is not None:
            # The handshake comes after the socket is known here, so that it can be cut off.
            self.sock = self._context.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()

    def _reached(self) -> socket.socket:
        """The first address that answers: a name may have one that cannot be reached from here."""
        patience = min(LONGEST_KNOCK, self._patience / len(self._addresses))
        *others, last = self._addresses
        for address in others:
            with suppress(OSError):
                return socket.create_connection((address, self.port), patience)
        return socket.create_connection((last, self.port), patience)

    def cut(self) -> None:
        """Break off, from another thread."""
        if self.sock is not None:
            with suppress(OSError):  # it was over already
                self.sock.shutdown(socket.SHUT_RDWR)


def _checked(host: str, port: int, *, private: bool) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"{host} has no address") from error
    addresses = dict.fromkeys(str(one[4][0]) for one in found)
    allowed = [one for one in addresses if private or _is_public(ipaddress.ip_address(one.partition("%")[0]))]
    if not allowed:
        raise Unreachable(f"{host} is an address of this machine or network, which the settings forbid")
    return allowed[:MOST_ADDRESSES]


def _is_public(address: _Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour
        if wrapped is None and any(address in network for network in _WRAPPED):
            wrapped = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if wrapped is not None:
            return _is_public(wrapped)
        if address.teredo is not None or address.is_site_local:
            return False
    return address.is_global and not (
        address.is_multicast or address.is_unspecified or address.is_reserved or address.is_loopback
    )


def _path(path: str, query: str) -> str:
    return (path or "/") + (f"?{query}" if query else "")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 9


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {error.verify_message}"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return type(error).__name__
