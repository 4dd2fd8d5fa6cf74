"""Functions that return HTML, for tags and for the cells of tables alike."""
