"""What every business line stands on, from compiled (reports) down to raw (audit)."""
