"""Published history: what may be frozen, what was frozen, and how it is corrected later.

`gate` lists what stands against freezing, `freeze` keeps the book with its figures, rows and files,
`rebuild` makes it again, `candidates` compares it with the records, `restate` owns a correction,
`agreement` holds books against each other, `small_cells` hides what would tell of persons.
"""
