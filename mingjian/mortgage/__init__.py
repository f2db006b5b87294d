"""One-stop mortgage: from the bank's query to certificate and release, between bank, owner, registry and court."""
