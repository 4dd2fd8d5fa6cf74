"""The business lines of the bureau: one folder each, blind to each other."""
