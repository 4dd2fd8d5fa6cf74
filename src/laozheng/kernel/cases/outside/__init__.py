"""Enterprises and agencies that sign in: how they get an account, for whom an agency acts."""
