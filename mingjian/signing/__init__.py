"""Messages that can be proved: HTTP Message Signatures (RFC 9421), digests (RFC 9530), receipts. Pure, no framework."""
