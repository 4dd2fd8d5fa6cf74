"""Pure rules of the line: codes, terms, wages and hours, the pension reserve, ranks."""
