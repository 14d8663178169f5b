"""Requests to other servers: to the address that was checked, to no other, and not for ever."""

import datetime
import socket
import ssl
import threading
import time

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from advisor.portal import reaching
from advisor.portal.reaching import Unreachable, send
from tests.portal.receivers import receiving

PRIVATE = [
    "127.0.0.1",
    "127.9.9.9",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "240.0.0.1",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fec0::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
    "2001:0:7f00:1::1",
]


def resolving(monkeypatch, *addresses):
    """Have every name resolve to these, and say how often one was asked for."""
    asked = []

    def found(host, port, *_, **__):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    return asked


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_of_ones_own_network_are_refused_before_anything_is_sent(monkeypatch, address):
    resolving(monkeypatch, address)
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("it connected"))
    with pytest.raises(Unreachable, match="of this machine or network"):
        send("https://innocent.example/hook", b"", {}, private=False)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_a_public_address_is_connected_to_as_it_was_checked(monkeypatch, address):
    asked = resolving(monkeypatch, address)
    connected = []

    def connect(place, timeout):
        connected.append(place)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(Unreachable, match="connection refused"):
        send("https://innocent.example:8443/hook", b"", {}, private=False)
    assert connected == [(address, 8443)]
    assert asked == ["innocent.example"], "a second look-up could lead elsewhere"


def test_of_several_addresses_a_public_one_is_taken(monkeypatch):
    resolving(monkeypatch, "10.0.0.1", "93.184.215.14")
    connected = []

    def connect(place, timeout):
        connected.append(place[0])
        raise OSError

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(Unreachable):
        send("http://mixed.example/", b"", {}, private=False)
    assert connected == ["93.184.215.14"]


def test_where_one_address_cannot_be_reached_the_next_is_tried(monkeypatch):
    with receiving() as receiver:
        resolving(monkeypatch, "127.0.0.2", "127.0.0.1")
        connect = socket.create_connection

        def connecting(place, timeout):
            if place[0] == "127.0.0.2":
                raise OSError(101, "Network is unreachable")
            return connect(place, timeout)

        monkeypatch.setattr(socket, "create_connection", connecting)
        assert send(receiver.url.replace("127.0.0.1", "two.example"), b"", {}, private=True).status == 200


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for hooks.example, signed by itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hooks.example")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("hooks.example")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    pem = made.public_bytes(serialization.Encoding.PEM)
    file.write_bytes(pem + key.private_bytes(serialization.Encoding.PEM, *form))
    return file


@pytest.mark.parametrize(
    ("host", "trusted", "says"),
    [
        ("hooks.example", True, None),
        ("hooks.example", False, "certificate is not valid"),
        ("other.example", True, "certificate is not valid"),
    ],
    ids=["good", "not trusted", "for another name"],
)
def test_by_tls_the_certificate_counts_and_is_for_the_name(monkeypatch, certificate, host, trusted, says):
    default = ssl.create_default_context
    monkeypatch.setattr(
        ssl, "create_default_context", lambda: default(cafile=certificate if trusted else None)
    )
    with receiving(certificate) as receiver:
        resolving(monkeypatch, "127.0.0.1")
        url = receiver.url.replace("127.0.0.1", host)
        if says is None:
            assert send(url, b"body", {}, private=True).status == 200
            assert receiver.received[0].headers["host"] == url.removeprefix("https://")
        else:
            with pytest.raises(Unreachable, match=says):
                send(url, b"secret", {}, private=True)
            assert receiver.received == []


def test_what_is_sent_arrives_whole_and_named():
    with receiving() as receiver:
        answer = send(f"{receiver.url}/a/b?c=d", b"body", {"X-One": "1"}, private=True)
        (sent,) = receiver.received
    assert answer.status == 200
    assert (sent.method, sent.path, sent.body, sent.headers["x-one"]) == ("POST", "/a/b?c=d", b"body", "1")
    assert sent.headers["host"] == receiver.url.removeprefix("http://")


def test_no_redirect_is_followed():
    with receiving() as receiver:
        receiver.answers.append((302, {"Location": f"{receiver.url}/elsewhere"}, b""))
        assert send(receiver.url, b"", {}, private=True).status == 302
        assert len(receiver.received) == 1


def test_an_endless_answer_is_read_in_part():
    with receiving() as receiver:
        receiver.answers.append((200, {}, b"x" * 10_000_000))
        assert len(send(receiver.url, b"", {}, private=True).body) == reaching.MOST_BYTES


def test_when_to_come_back_is_heard():
    with receiving() as receiver:
        receiver.answers += [(429, {"Retry-After": "120"}, b""), (503, {"Retry-After": "soon"}, b"")]
        assert [send(receiver.url, b"", {}, private=True).retry_after for _ in range(2)] == [120.0, None]


def test_a_server_that_never_answers_is_given_up():
    with receiving() as receiver:
        receiver.slow = threading.Event()
        began = time.monotonic()
        with pytest.raises(Unreachable, match=r"within 0\.3 seconds"):
            send(receiver.url, b"", {}, private=True, deadline=0.3)
        assert time.monotonic() - began < 3


def test_a_server_that_answers_drop_by_drop_is_given_up():
    """Each drop comes in time, so that only a limit on the whole helps."""
    listening = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def drip():
        with listening, listening.accept()[0] as client:
            client.sendall(b"HTTP/1.1 200 OK\r\n")
            while not over.wait(0.05):
                try:
                    client.sendall(b"X-Drop: 1\r\n")
                except OSError:
                    return

    thread = threading.Thread(target=drip)
    thread.start()
    began = time.monotonic()
    try:
        with pytest.raises(Unreachable, match="within"):
            send(f"http://127.0.0.1:{listening.getsockname()[1]}/", b"", {}, private=True, deadline=0.5)
    finally:
        over.set()
        thread.join()
    assert time.monotonic() - began < 3


def test_a_server_without_tls_where_tls_was_meant_gets_nothing():
    with receiving() as receiver:
        with pytest.raises(Unreachable):
            send(receiver.url.replace("http", "https"), b"secret", {}, private=True, deadline=5)
        assert receiver.received == []


def test_nobody_there_is_said_plainly():
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(Unreachable, match="connection refused"):
        send(f"http://127.0.0.1:{port}/", b"", {}, private=True)
