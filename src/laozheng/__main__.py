"""``python -m laozheng`` is the command ``laozheng``."""

from laozheng.config.command import main

if __name__ == "__main__":
    raise SystemExit(main())
