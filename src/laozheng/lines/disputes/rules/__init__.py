"""The law of labor disputes as pure functions of facts, dates and dated values.

One module per question, in the order of the procedure: `competence` (R1), `completeness` (R2),
`claims`, `deadlines` (R3, D1–D11), `filings` (D16, D17), `eligibility` (R5), `committee` (R6),
`outcome` (R7, R9, R12), `peace` (R10, R11) and `aid` (R13). Each returns a Reckoning that names
its steps, its articles and the dated values it used; the numbers themselves stand in
`parameters.toml`. `trace` is how they write it down. Nothing here knows Django or the database.
"""
