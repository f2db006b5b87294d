"""Who takes part in the data network, by which keys, and where departments are asked."""
