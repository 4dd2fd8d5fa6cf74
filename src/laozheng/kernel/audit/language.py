"""The language of records: Chinese, whatever language the page is read in that they come from."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.utils import translation

P = ParamSpec("P")
T = TypeVar("T")


def in_language_of_record(function: Callable[P, T]) -> Callable[P, T]:
    """Run a function in the language of the source, in which labels are what files and law say.

    Labels are translated when they become text; without this an officer who reads English would
    write English titles into the files, and could not import a list with Chinese words.
    """

    # ``translation.override`` keeps its state in one object, so it is no decorator for threads.
    @wraps(function)
    def inner(*args: P.args, **options: P.kwargs) -> T:
        with translation.override(settings.LANGUAGE_CODE):
            return function(*args, **options)

    return inner
