"""Books: an outline of sections, narrative with bound figures, tables of bindings, and files."""
