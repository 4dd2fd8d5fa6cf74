"""Small cells of a published table: merged so that neither they nor a difference reveals anyone."""

from collections.abc import Mapping

OTHER = "other"


def suppressed(cells: Mapping[str, int], limit: int) -> dict[str, int]:
    """The table with cells of 1 to ``limit`` - 1 merged into `other`, the total unchanged.

    One merged cell alone could be had from the total: the next smallest goes with it.
    """
    small = [code for code, n in cells.items() if code != OTHER and 0 < n < limit]
    if not small:
        return dict(cells)
    rest = sorted((n, code) for code, n in cells.items() if code not in (*small, OTHER) and n > 0)
    merged = sum(cells[code] for code in small) + cells.get(OTHER, 0)
    alone = len(small) == 1 and not cells.get(OTHER)
    while rest and (alone or merged < limit):
        n, code = rest.pop(0)
        small.append(code)
        merged += n
        alone = False
    kept = {code: n for code, n in cells.items() if code not in (*small, OTHER)}
    return {**kept, OTHER: merged}


def unmasked(printed: Mapping[str, int], restated: Mapping[str, int], limit: int) -> list[str]:
    """Cells that a restatement would lay bare beside the book printed before.

    A cell is laid bare when the two books differ by less than the limit in a cell that both print,
    or when one book prints a cell that the other had merged.
    """
    both = set(printed) & set(restated) - {OTHER}
    changed = [code for code in both if 0 < abs(printed[code] - restated[code]) < limit]
    apart = set(printed) ^ set(restated)
    had_other = OTHER in printed or OTHER in restated
    return sorted({*changed, *(apart - {OTHER} if had_other else ())})
