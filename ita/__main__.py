"""Command line: build, import, read, sample, run. Exit codes: 0 done, 1 done with refusals, 2 nothing done."""

import sys

from ita.cli import main

if __name__ == "__main__":
    sys.exit(main())
