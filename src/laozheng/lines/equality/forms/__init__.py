"""The input of steps, and the columns and checks of files."""
