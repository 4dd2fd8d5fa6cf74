"""The input of the line: what is typed into steps, filings and pages, and what files bring."""
