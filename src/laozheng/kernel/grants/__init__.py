"""The grant pattern: award by dated rule, commitment of budget, payment, recovery."""
