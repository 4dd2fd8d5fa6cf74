"""Articles as tables name them, and their order in the statute."""


def article_label(article: str) -> str:
    """第84條之1 for 84-1."""
    number, _, suffix = article.partition("-")
    return f"第{number}條" + (f"之{suffix}" if suffix else "")


def in_order(article: str) -> tuple[int, int]:
    """Articles in the order of the statute; what is no number comes last."""
    number, _, suffix = article.partition("-")
    if not number.isdecimal():
        return (10**6, 0)
    return int(number), int(suffix or 0)
