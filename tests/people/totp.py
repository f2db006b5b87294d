"""What an authenticator app does (RFC 6238), written apart from the library under test."""

import base64
import hashlib
import hmac
import struct
import time

STEP, NEARLY_OVER = 30, 2  # seconds


def code_of(secret: str, *, steps_ago: int = 0) -> str:
    """The six digits that the app shows now, or showed some half minutes ago; not when they are about to change."""
    left = STEP - time.time() % STEP
    if left < NEARLY_OVER:
        time.sleep(left)
    step = int(time.time()) // STEP - steps_ago
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
