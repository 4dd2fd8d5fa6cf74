"""Figures: what counts (facts), how it counts (definitions), and the engine that counts it.

Lines declare facts and measures; the statistics store keeps the facts as Parquet; the engine reads
all figures of a book in a few scans and gives back the rows behind each; vintages keep what was
printed.

``ibis``, ``duckdb``, ``pyarrow`` and ``numpy`` together take more than half a second to load, which
every command and every page would pay. They are therefore imported inside the functions that need
them, here and only here.
"""
