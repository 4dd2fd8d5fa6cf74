"""Staff, units, roles and external accounts; and the one filter that decides what a reader sees."""
