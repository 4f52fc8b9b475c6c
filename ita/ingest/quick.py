"""Large text files taken in by the database itself, where every cell is as it should be.

The first lines say how the file is laid out, by the same recognisers; the database then reads, checks and stores the
rest. Whatever it finds that is not plainly right leaves the file to the careful way, which names each cell.
"""

import csv
import io
from pathlib import Path

import pandas as pd

from ita.errors import StoreError
from ita.ingest.grid import Grid
from ita.ingest.known import Known
from ita.ingest.layouts import understand
from ita.ingest.read import Sheet, letters
from ita.ingest.sources import Source
from ita.ingest.understood import Understood
from ita.store import Build
from ita.terms import Status

LARGE_BYTES = 2 * 2**20
SAMPLE_BYTES = 64 * 2**10
SEPARATORS = {".csv": ",", ".tsv": "\t"}


def take(build: Build, known: Known, source: Source) -> tuple[int, Understood] | None:
    """Store a large clean file of agency ids; how many scores it holds and how it was read, or None to look closer."""
    separator = SEPARATORS.get(source.path.suffix.casefold())
    if separator is None or source.path.stat().st_size < LARGE_BYTES:
        return None
    header, table = _sample(source.path, separator, known, source)
    if table is None or header is None:
        return None
    names = _names(header, table)
    if names is None:
        return None
    published = source.status is Status.PUBLISHED
    try:
        build.receive(source.path, separator, names)
        (read,) = build.rows("bulk/incoming_lines")
        if read["line_count"] != _lines(source.path) - 1:
            return None  # empty lines, or cells of several lines: line and row would not be the same
        build.run("bulk/incoming_columns")
        of_columns = [(name, letters(place)) for place, name in enumerate(names)]
        build.append("incoming_column", pd.DataFrame(of_columns, columns=["name", "letters"]))
        build.run(f"bulk/incoming_{table.layout}", is_published=published)
        build.run("bulk/incoming_told")
        (told,) = build.rows("bulk/incoming_wrong")
        if told["wrong_count"] or not told["plain_count"]:
            return None
        build.run("bulk/incoming_take", source_file=source.name, status=str(source.status))
        return int(told["plain_count"]), table
    except StoreError:
        return None
    finally:
        build.run("bulk/incoming_end")


def _lines(path: Path) -> int:
    """Lines of the file, the last one with or without its end."""
    with path.open("rb") as file:
        count, last = 0, b"\n"
        while piece := file.read(1 << 20):
            count, last = count + piece.count(b"\n"), piece[-1:]
    return count + (last != b"\n")


def _sample(
    path: Path, separator: str, known: Known, source: Source
) -> tuple[list[str] | None, Understood | None]:
    """The header and the one table the first lines show; nothing where they show anything else."""
    with path.open("rb") as file:
        start = file.read(SAMPLE_BYTES)
    try:
        text = start[: start.rfind(b"\n")].decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text), delimiter=separator, strict=True))
    except (UnicodeDecodeError, csv.Error):
        return None, None
    grid = Grid.of(Sheet("", rows), known.words, source.said.headings, source.said.fiscal_year)
    tables = understand(grid, source.said.layout)
    if len(tables) != 1 or tables[0].header_row != 1 or tables[0].layout not in ("tidy", "wide"):
        return None, None
    table = tables[0]
    plain = (
        "agency_id" in table.columns
        and "fiscal_year" in table.columns
        and not table.notes
        and not table.doubled
    )
    header = [grid.rows[0][place] for place in range(max(map(len, rows)))]
    return (header, table) if plain and not table.ignored else (None, None)


def _names(header: list[str], table: Understood) -> list[str] | None:
    """Our name of each column: a field, or the code of a node; None where two columns have one name."""
    fields = {place: name for name, place in table.columns.items()}
    nodes = (
        dict(zip(table.table["score_column"], table.table["node"], strict=True))
        if table.layout == "wide"
        else {}
    )
    names = []
    for place in range(len(header)):
        name = fields.get(place) if place in fields and place not in nodes else nodes.get(place)
        names.append(str(name) if name else f"column_{place}")
    return names if len(set(names)) == len(names) else None
