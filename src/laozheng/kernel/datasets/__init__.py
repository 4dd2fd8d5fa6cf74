"""Import and export: declared columns, official layouts, every source row kept, refusals owned."""
