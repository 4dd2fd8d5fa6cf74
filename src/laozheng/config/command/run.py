"""From words to a subcommand, and from an exception to one sentence."""

import argparse
import sys

from laozheng import __version__
from laozheng.config.command import (
    benchmarks,
    books,
    casework,
    city,
    figures,
    files,
    proof,
)
from laozheng.config.command.output import CommandError
from laozheng.kernel.cases.errors import Refused, UnknownCode
from laozheng.kernel.datasets.catalogue import UnknownDataSet
from laozheng.kernel.datasets.rows import FileRefused
from laozheng.kernel.law.parameters import NotConfigured
from laozheng.kernel.measures.figures import UnknownFigure
from laozheng.kernel.reports.catalogue import UnknownBook

MODULES = (city, files, figures, books, casework, proof, benchmarks)
# Failures that people can mend; anything else is a defect and keeps its traceback.
MENDABLE = (
    CommandError,
    FileRefused,
    NotConfigured,
    Refused,
    UnknownBook,
    UnknownCode,
    UnknownDataSet,
    UnknownFigure,
)


def parser() -> argparse.ArgumentParser:
    """The whole grammar of the command."""
    top = argparse.ArgumentParser(
        prog="laozheng", description="勞政：勞工行政案件與報表。每個數字都能打開背後的案件。"
    )
    top.add_argument("--version", action="version", version=f"laozheng {__version__}")
    subcommands = top.add_subparsers(dest="subcommand", metavar="COMMAND", required=True)
    for module in MODULES:
        module.add_to(subcommands)
    return top


def run(arguments: list[str]) -> int:
    """Run one subcommand; its function returns the exit code."""
    asked = parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except MENDABLE as problem:
        print(f"laozheng {asked.subcommand}: {problem}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0
