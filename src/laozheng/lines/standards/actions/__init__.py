"""What the line writes: what its steps do, and how rows of its data sets become records."""
