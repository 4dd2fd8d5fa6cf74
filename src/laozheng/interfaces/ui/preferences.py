"""What one browser prefers, kept in cookies that hold no personal data: theme and shortcut keys."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

THEME_COOKIE = "laozheng_theme"
SHORTCUTS_COOKIE = "laozheng_shortcuts"
THEMES = ("auto", "light", "dark")
_ONE_YEAR_SECONDS = 365 * 24 * 60 * 60


@dataclass(frozen=True)
class Preferences:
    """``theme`` is auto, light or dark; ``shortcuts`` says whether single keys act (WCAG 2.1.4)."""

    theme: str = "auto"
    shortcuts: bool = True


def preferences_of(request: HttpRequest) -> Preferences:
    """The preferences that the browser sent; anything unknown counts as not stated."""
    theme = request.COOKIES.get(THEME_COOKIE, "auto")
    return Preferences(
        theme=theme if theme in THEMES else "auto",
        shortcuts=request.COOKIES.get(SHORTCUTS_COOKIE) != "off",
    )


def remember(response: HttpResponse, *, theme: str = "", shortcuts: str = "") -> None:
    """Set the cookies of the stated preferences; the page script writes the same cookies itself."""
    if theme in THEMES:
        _set(response, THEME_COOKIE, theme)
    if shortcuts in ("on", "off"):
        _set(response, SHORTCUTS_COOKIE, shortcuts)


def _set(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=_ONE_YEAR_SECONDS, samesite="Lax")
