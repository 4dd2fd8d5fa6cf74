"""What the steps of the line ask for, and the columns of its data sets."""
