"""The command, the home and the readiness of a city."""
