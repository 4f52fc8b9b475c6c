"""What reading one file may cost, and how much may come of it."""

import os

MEGABYTE = 2**20
MAX_ROWS = 1_048_576  # as many as a sheet of Excel has
MAX_COLUMNS = 16_384  # likewise
MAX_LETTERS = 1_000_000  # of a paper: five hundred pages full
MAX_PIECES = 100_000  # paragraphs and cells of a paper
MAX_PAGES = 500

MEMORY_BYTES = 512 * MEGABYTE
MAX_ANSWER_BYTES = 32 * MEGABYTE
WORKERS = 2
MOST_WAITING = 32
FILES_A_WORKER = 1_000  # then a fresh one takes its place, so that nothing gathers
WAIT_SECONDS = 60.0  # for a turn


# Wall time in processor seconds: on a busy computer a file waits for its share.
PATIENCE = 2.5


def seconds() -> int:
    """Processor seconds for one file: `ITA_READER_SECONDS`, else eight; a slow computer may need more."""
    named = os.environ.get("ITA_READER_SECONDS", "")
    return max(int(named), 1) if named.isdecimal() else 8
