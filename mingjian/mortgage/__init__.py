"""One-stop mortgage: from the bank's query to the certificate and its release, between bank, owner, registry and court."""
