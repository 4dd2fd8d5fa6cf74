"""Programs of inspection on the pages: forms, tables and panels, what each step does."""
