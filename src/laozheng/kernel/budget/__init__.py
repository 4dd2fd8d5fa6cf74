"""The ledger below all grants: budget lines, what is committed on them and what was paid."""
