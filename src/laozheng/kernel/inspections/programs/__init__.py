"""Programs of inspection: who is on the list and why, who goes when, what moves on a sick day."""
