"""Signatures and digests of messages, held against the standards' own examples."""

from base64 import b64decode, b64encode
from dataclasses import replace

import pytest

from mingjian.signing.messages import Message, NotSigned, digest, is_digest_of, is_signature_of, read_signature

# RFC 9421, B.1.4 and B.2.6.
KEY = b64encode(b64decode("MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=")[-32:]).decode()
SIGNED = Message(
    {
        "date": "Tue, 20 Apr 2021 02:07:55 GMT",
        "content-type": "application/json",
        "content-length": "18",
        "signature-input": 'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length")'
        ';created=1618884473;keyid="test-key-ed25519"',
        "signature": "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:",
    },
    method="POST",
    authority="example.com",
    path="/foo",
)


def test_the_standards_own_example_verifies() -> None:
    signature = read_signature(SIGNED)

    assert is_signature_of(SIGNED, signature, KEY, ("@method", "date"))
    assert signature.terms.keyid == "test-key-ed25519"


@pytest.mark.parametrize("changed", [{"method": "GET"}, {"path": "/foo/../bar"}, {"authority": "example.org"}])
def test_what_is_covered_cannot_be_changed(changed: dict[str, str]) -> None:
    message = replace(SIGNED, **changed)

    assert not is_signature_of(message, read_signature(message), KEY, ("@method",))


def test_what_is_not_covered_is_not_trusted() -> None:
    assert not is_signature_of(SIGNED, read_signature(SIGNED), KEY, ("@method", "content-digest"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        'a=("date"), b=("date")',
        'sig-b26=("date" "date");created=1',
        'sig-b26=("date");created=1;created=2',
        'other=("date");created=1',
    ],
)
def test_a_message_without_exactly_one_signature_is_not_signed(text: str) -> None:
    with pytest.raises(NotSigned):
        read_signature(replace(SIGNED, headers={**SIGNED.headers, "signature-input": text}))


def test_the_digest_is_that_of_the_standard() -> None:
    # RFC 9530, 2.
    body = b'{"hello": "world"}\n'

    assert digest(body) == "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"
    assert is_digest_of(digest(body), body)
    assert not is_digest_of(digest(body), body + b" ")
    assert not is_digest_of("sha-256=:AAAA:", body)
