"""The worked example 4.1: five agencies with their grades and rating visits of 113."""

from collections.abc import Callable
from typing import Any

Row = dict[str, str]


def agency(letter: str, **more: str) -> Row:
    """An agency that was licensed long ago."""
    return {
        "license_number": f"範仲-{letter}",
        "name": f"範例仲介{letter}有限公司",
        "licensed_on": "2015-03-02",
        **more,
    }


def grade(letter: str, cls: str, score: str = "", **more: str) -> Row:
    """The grade that holds in 113."""
    return {
        "license_number": f"範仲-{letter}",
        "evaluation_year": "2022",
        "published_on": "2023-09-30",
        "class": cls,
        "score": score,
        **more,
    }


def visit(number: int, letter: str, on: str, purpose: str = "rating") -> Row:
    """A visit that met somebody."""
    return {
        "visit_number": f"範仲訪-{number}",
        "license_number": f"範仲-{letter}",
        "visited_on": on,
        "purpose": purpose,
        "result": "no_violation",
    }


def bring_the_five(brought: Callable[..., Any]) -> None:
    """The five agencies of the example, with their grades and visits."""
    brought(
        "employment_agencies",
        agency("A"),
        agency("B"),
        agency("C"),
        agency("D", closed_on="2024-03-31"),
        agency("E", licensed_on="2024-11-20"),
    )
    brought(
        "agency_grades",
        grade("A", "exempt_excellent"),
        grade("B", "exempt_excellent", "78.40", exempt_lost_on="2024-06-10"),
        grade("C", "score_80_89", "89.99"),
        grade("D", "score_below_70", "69.99"),
    )
    brought(
        "agency_visits",
        visit(1, "A", "2024-02-01"),
        visit(2, "A", "2024-09-02"),
        visit(3, "B", "2024-03-05"),
        visit(4, "B", "2024-08-05"),
        visit(5, "C", "2024-05-06"),
        visit(6, "C", "2024-11-04"),
        visit(7, "E", "2024-12-02", "complaint"),
    )
