"""What changes a case. Each service locks it, refuses first, and writes timeline and audit log in one transaction."""
