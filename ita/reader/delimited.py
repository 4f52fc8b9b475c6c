"""Text tables (CSV, TSV, Excel's Unicode text) to rows of cells. Linear in the bytes of the file, whatever stands in it."""

import csv
import io

from ita import contracts
from ita.contracts import MAX_CELLS
from ita.reader.limits import MAX_COLUMNS, MAX_ROWS
from ita.reader.reasons import UnreadableError

# UTF-8 read as Latin-1 shows Thai as à¸ or à¹ again and again.
GARBLED = ("à¸", "à¹")


def decoded(content: bytes) -> str:
    """The text in an encoding that a file may have, and not garbled; raises UnreadableError."""
    try:
        letters = contracts.decoded(content)
    except UnicodeDecodeError as unknown:
        raise UnreadableError("encoding") from unknown
    if any(mark in letters for mark in GARBLED):
        raise UnreadableError("garbled")
    return letters


def rows(content: bytes, separator: str, most_cells: int = MAX_CELLS) -> list[list[str]]:
    """The cells line by line; lines differ in length. Raises UnreadableError."""
    letters = decoded(content)
    if "\x00" in letters:
        raise UnreadableError("no_csv")
    if letters.count("\n") + letters.count("\r") > 2 * MAX_ROWS:
        raise UnreadableError("rows", most=MAX_ROWS)
    separator = _separator(letters, separator)
    for number, line in enumerate(io.StringIO(letters), start=1):
        if line.count(separator) >= MAX_COLUMNS:
            raise UnreadableError("columns", row=number, most=MAX_COLUMNS)
    table: list[list[str]] = []
    cell_count = 0
    reader = csv.reader(io.StringIO(letters), delimiter=separator, strict=True)
    try:
        for row in reader:
            table.append(row)
            cell_count += len(row)
            if len(table) > MAX_ROWS:
                raise UnreadableError("rows", most=MAX_ROWS)
            if cell_count > most_cells:
                raise UnreadableError("cells", most=most_cells)
    except csv.Error as broken:
        raise UnreadableError("csv", line=reader.line_num) from broken
    return table


def _separator(letters: str, usual: str) -> str:
    """What parts the cells of the first line: as the ending says, unless another stands there more often."""
    first_line = letters.partition("\n")[0]
    if usual != ",":
        return usual
    return max((",", ";", "\t"), key=lambda mark: first_line.count(mark))
