"""Files, letters from templates, and the service of letters that starts the clocks."""
