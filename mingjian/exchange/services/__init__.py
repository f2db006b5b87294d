"""Changes in the network: members and keys, authorisations."""
