"""What the steps of the line write, and how rows of its data sets become records."""
