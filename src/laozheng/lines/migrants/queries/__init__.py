"""What pages, exports and figures read."""
