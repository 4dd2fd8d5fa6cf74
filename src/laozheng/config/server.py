"""How the site is served: one command line for people and for the benchmark."""

import sys

LOOPBACK = "127.0.0.1"
SITE = "laozheng.config.wsgi:application"


def server_command(host: str, port: int, workers: int, application: str = SITE) -> list[str]:
    """The words that start the server for a WSGI application."""
    options = {"interface": "wsgi", "host": host, "port": port, "workers": workers}
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    return [sys.executable, "-m", "granian", *words, "--no-access-log", application]
