"""The registers of the line: what each keeps, what refuses a row, how rows become entries."""
