"""What the line writes."""
