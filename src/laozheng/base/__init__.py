"""Plain Python that knows no domain and no database: ROC dates, Chinese numbers, identifiers, text."""
