"""The one place that names everybody: settings, addresses and the command."""
