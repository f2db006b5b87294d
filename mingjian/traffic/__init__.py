"""How the network works: volumes, times, refusals, keys, the log; and the auditor's search."""
