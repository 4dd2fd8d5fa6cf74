"""QR codes of web addresses (ISO/IEC 18004): bytes, error correction M, versions 1 to 6."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product

Grid = list[list[bool]]

# By version: codewords of error correction in a block, blocks, codewords of data in a block.
_BLOCKS = ((10, 1, 16), (16, 1, 28), (26, 1, 44), (18, 2, 32), (24, 2, 43), (16, 4, 27))
_MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda y, x: (y + x) % 2,
    lambda y, x: y % 2,
    lambda y, x: x % 3,
    lambda y, x: (y + x) % 3,
    lambda y, x: (y // 2 + x // 3) % 2,
    lambda y, x: y * x % 2 + y * x % 3,
    lambda y, x: (y * x % 2 + y * x % 3) % 2,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2,
)
_FINDER_LIKE = (
    [True, False, True, True, True, False, True, False, False, False, False],
    [False, False, False, False, True, False, True, True, True, False, True],
)
_PADDING = (0xEC, 0x11)


def qr_code(text: str) -> Grid:
    """The points of a code, row by row, True where dark, without the quiet zone of four points.

    Raises ValueError for a text of more than 106 bytes.
    """
    content = text.encode()
    version = _version_for(len(content))
    taken, grid = _frame(version)
    _lay(grid, taken, _interleaved(content, version))
    masked = [_masked(grid, taken, number) for number in range(len(_MASKS))]
    return min(masked, key=_penalty)


def _version_for(length: int) -> int:
    for version, (_correction, blocks, data) in enumerate(_BLOCKS, start=1):
        if length + 2 <= blocks * data:
            return version
    raise ValueError("網址過長，無法印成行動條碼，請縮短網址")


def _interleaved(content: bytes, version: int) -> bytes:
    """Data and error correction in the order in which they are laid out."""
    correction, blocks, size = _BLOCKS[version - 1]
    bits = f"{0b0100:04b}{len(content):08b}" + "".join(f"{byte:08b}" for byte in content) + "0000"
    data = [int(bits[at : at + 8], 2) for at in range(0, len(bits), 8)]
    data += [_PADDING[n % 2] for n in range(blocks * size - len(data))]
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    checks = [_remainder(part, correction) for part in parts]
    return bytes(
        byte for turn in (parts, checks) for row in zip(*turn, strict=True) for byte in row
    )


def _product(a: int, b: int) -> int:
    """The product in the field of 256 elements that QR codes use."""
    result = 0
    while b:
        result ^= a * (b & 1)
        a, b = a << 1 ^ 0x11D * (a >> 7), b >> 1
    return result


def _remainder(data: Sequence[int], degree: int) -> list[int]:
    """The codewords of error correction of a block (Reed–Solomon)."""
    divisor, root = [1], 1
    for _ in range(degree):
        shifted = [*divisor, 0]
        for place, factor in enumerate(divisor):
            shifted[place + 1] ^= _product(factor, root)
        divisor, root = shifted, _product(root, 2)
    rest = [*data, *[0] * degree]
    for place in range(len(data)):
        factor = rest[place]
        for offset, one in enumerate(divisor):
            rest[place + offset] ^= _product(one, factor)
    return rest[-degree:]


def _frame(version: int) -> tuple[Grid, Grid]:
    """Which points are taken by what every code has, and those points."""
    size = 17 + 4 * version
    taken = [[False] * size for _ in range(size)]
    grid = [[False] * size for _ in range(size)]

    def put(y: int, x: int, dark: bool) -> None:
        if 0 <= y < size and 0 <= x < size:
            taken[y][x], grid[y][x] = True, dark

    for along in range(size):
        put(6, along, along % 2 == 0)
        put(along, 6, along % 2 == 0)
    for top, left in ((3, 3), (3, size - 4), (size - 4, 3)):
        for dy, dx in product(range(-4, 5), repeat=2):
            put(top + dy, left + dx, max(abs(dy), abs(dx)) not in (2, 4))
    if version > 1:
        for dy, dx in product(range(-2, 3), repeat=2):
            put(size - 7 + dy, size - 7 + dx, max(abs(dy), abs(dx)) != 1)
    for y, x in _format_places(size):
        put(y, x, False)
    put(size - 8, 8, True)
    return taken, grid


def _format_places(size: int) -> list[tuple[int, int]]:
    """Where the fifteen bits of the format stand, twice, the highest bit first."""
    around = [(8, x) for x in (0, 1, 2, 3, 4, 5, 7, 8)] + [(y, 8) for y in (7, 5, 4, 3, 2, 1, 0)]
    apart = [(y, 8) for y in range(size - 1, size - 8, -1)]
    return around + apart + [(8, x) for x in range(size - 8, size)]


def _lay(grid: Grid, taken: Grid, content: bytes) -> None:
    """Fill what is free in pairs of columns, from the right, up and down in turn."""
    bits = (byte >> shift & 1 == 1 for byte in content for shift in range(7, -1, -1))
    for (y, x), dark in zip(_free(taken), bits, strict=False):
        grid[y][x] = dark


def _free(taken: Grid) -> Iterator[tuple[int, int]]:
    size, upwards = len(taken), True
    for right in (*range(size - 1, 6, -2), 5, 3, 1):
        for y in range(size - 1, -1, -1) if upwards else range(size):
            yield from ((y, x) for x in (right, right - 1) if not taken[y][x])
        upwards = not upwards


def _masked(grid: Grid, taken: Grid, number: int) -> Grid:
    """The code under one of the masks, which its format tells."""
    found = [
        [dark != (not taken[y][x] and _MASKS[number](y, x) == 0) for x, dark in enumerate(row)]
        for y, row in enumerate(grid)
    ]
    rest = number << 10
    for shift in range(4, -1, -1):
        rest ^= (0x537 << shift) * (rest >> shift + 10 & 1)
    told = (number << 10 | rest) ^ 0x5412
    for place, (y, x) in enumerate(_format_places(len(grid))):
        found[y][x] = told >> 14 - place % 15 & 1 == 1
    return found


def _penalty(grid: Grid) -> int:
    """How hard a code is to read: runs, blocks, what looks like a corner, one color too many."""
    size = len(grid)
    lines = [*grid, *(list(column) for column in zip(*grid, strict=True))]
    found = sum(_runs(line) for line in lines)
    for y, x in product(range(size - 1), repeat=2):
        found += 3 * (grid[y][x] == grid[y][x + 1] == grid[y + 1][x] == grid[y + 1][x + 1])
    for line in lines:
        found += 40 * sum(line[at : at + 11] in _FINDER_LIKE for at in range(size - 10))
    dark = sum(map(sum, grid))
    return found + 10 * (abs(20 * dark - 10 * size * size) // (size * size))


def _runs(line: Sequence[bool]) -> int:
    found, length = 0, 1
    for before, dark in zip(line, [*line[1:], None], strict=True):
        if dark == before:
            length += 1
            continue
        found += length - 2 if length > 4 else 0
        length = 1
    return found
