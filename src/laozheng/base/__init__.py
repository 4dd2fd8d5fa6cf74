"""Plain Python without domain or database: ROC dates, Chinese numbers, identifiers, text."""
