"""What the pages of the reports studio show: outlines, texts, differences, questions, steps."""
