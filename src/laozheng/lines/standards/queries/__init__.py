"""What the line tells: panels, blocks, exports, facts for figures, lists of names for texts."""
