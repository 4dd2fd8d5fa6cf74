"""From words to a subcommand, and from an exception to one sentence."""

import os
import sys

from laozheng import __version__
from laozheng.config.command import (
    benchmarks,
    books,
    casework,
    city,
    figures,
    files,
    freezing,
    proof,
    proofreading,
)
from laozheng.config.command.grammar import Grammar
from laozheng.config.command.output import CommandError
from laozheng.config.readiness import DatabaseUnreachable, make_ready
from laozheng.kernel.accounts.clock import moment
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.cases.errors import Refused, UnknownCode
from laozheng.kernel.datasets.catalogue import UnknownDataSet
from laozheng.kernel.datasets.export import ExportRefused
from laozheng.kernel.datasets.rows import FileRefused
from laozheng.kernel.law.parameters import NotConfigured
from laozheng.kernel.measures.figures import UnknownFigure
from laozheng.kernel.reports.actions import TextRefused
from laozheng.kernel.reports.catalogue import UnknownBook
from laozheng.kernel.reports.proofreading.reading import UnreadableDocument
from laozheng.kernel.reports.render import UnknownFileType
from laozheng.kernel.reports.render.pdf import MissingExtra

MODULES = (city, files, figures, books, freezing, proofreading, casework, proof, benchmarks)
# Failures that people can mend; anything else is a defect and keeps its traceback.
MENDABLE = (
    CommandError,
    DatabaseUnreachable,
    ExportRefused,
    FileRefused,
    MissingExtra,
    NotConfigured,
    Refused,
    TextRefused,
    UnknownBook,
    UnknownCode,
    UnknownDataSet,
    UnknownFigure,
    UnknownFileType,
    UnreadableDocument,
)
INTERRUPTED = 130


def parser() -> Grammar:
    """The whole grammar of the command."""
    top = Grammar(
        prog="laozheng", description="勞政：勞工行政案件與報表。每個數字都能打開背後的案件。"
    )
    top.add_argument("--version", action="version", version=f"laozheng {__version__}")
    top.set_defaults(asks_city=True)
    subcommands = top.add_subparsers(dest="subcommand", metavar="COMMAND", required=True)
    for module in MODULES:
        module.add_to(subcommands)
    return top


def run(arguments: list[str]) -> int:
    """Run one subcommand; its function returns the exit code.

    ``actor`` is the operator of this installation at the moment at which the command began. The
    city is made ready first, so that every subcommand works in a new home.
    """
    asked = parser().parse_args(arguments)
    asked.actor = system_reader("command", moment())
    try:
        if asked.asks_city:
            make_ready(asked.actor)
        code: int = asked.run(asked)
        sys.stdout.flush()
        return code
    except MENDABLE as problem:
        return _failed(asked.subcommand, str(problem))
    except BrokenPipeError:
        # Whoever read the output has seen enough; nothing is left to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as problem:
        if problem.filename is None:
            raise
        text = f"不能讀寫 {problem.filename}（{problem.strerror}），請檢查路徑與權限"
        return _failed(asked.subcommand, text)
    except KeyboardInterrupt:
        return INTERRUPTED


def _failed(subcommand: str, sentence: str) -> int:
    print(f"laozheng {subcommand}: {sentence}", file=sys.stderr)
    return 1
