"""From figures as published to everything pages ask for: queries/build step by step, for all agency-years or a few of them."""

from collections.abc import Iterable, Iterator

import pandas as pd

from ita.config import QUERIES, program_version
from ita.ingest import sources
from ita.ingest.report import FileReport
from ita.ingest.sources import Source
from ita.store import Build
from ita.words.told import packed

# Steps that read the rule book and the register but no figures: once, when both are loaded.
REGISTER_STEPS = (
    "03_agency_detail", "06_succession", "07_lineage", "90_standing", "92_comparator", "93_twin", "94_set", "95_room_agency",
)  # fmt: skip
# Steps for the agency-years in scope, in order, once their scores are computed.
FIRST_SHOWN, LAST_SHOWN = "35", "89"
# Figures derived at a time: what fits in memory beside everything else.
MOST_AT_A_TIME = 1_200_000


def everything(build: Build, names: Iterable[str]) -> None:
    """Derive all of what the files of these names hold, once they and the register are loaded."""
    for step in REGISTER_STEPS:
        build.run(f"build/{step}")
    changed(build, names)
    anew(build)


def changed(build: Build, names: Iterable[str]) -> None:
    """Note the agency-years in which figures of these files stand, for `anew`."""
    build.run("build/08_changed", source_files=list(names))


def registered(build: Build, names: Iterable[str]) -> None:
    """Put what files of these names say of agencies into the register, and note the agency-years ranked beside theirs."""
    build.run("build/03_agency_detail")
    build.run("build/07_lineage")
    build.run("build/08_places", source_files=list(names))


def anew(build: Build) -> None:
    """Derive the agency-years noted, and all that follow from them, in place of what stands of them; then every finding."""
    build.run("build/09_touched")
    steps = sorted(
        path.stem for path in (QUERIES / "build").glob("*.sql") if FIRST_SHOWN <= path.stem[:2] <= LAST_SHOWN
    )
    for years in _some_at_a_time(build.rows("lookup/touched_years")):
        build.run("build/11_scope", fiscal_years=years)
        build.run("build/30_room")
        computed(build)
        for step in steps:
            build.run(f"build/{step}")
    build.run("build/96_findings_anew")
    for rule in sorted((QUERIES / "rules").glob("finding_*.sql")):
        build.collect("finding", f"rules/{rule.stem}")


def computed(build: Build) -> None:
    """Compute every node of the agency-years in scope from those below it, leaves first."""
    build.run("build/31_published")
    for row in build.rows("lookup/heights"):
        build.run("build/33_computed_score", height=row["height"])
    build.run("build/34_computed")


def _some_at_a_time(years: list[dict[str, int]]) -> Iterator[list[int]]:
    """Fiscal years in groups that hold no more than MOST_AT_A_TIME figures, or one year; earlier years first."""
    group: list[int] = []
    held = 0
    for year in years:
        if group and held + year["figure_count"] > MOST_AT_A_TIME:
            yield group
            group, held = [], 0
        group.append(year["fiscal_year"])
        held += year["figure_count"]
    if group:
        yield group


def journal(build: Build, reports: list[FileReport], given_files: list[Source], data_version: str) -> None:
    """Write down what became of each file, and of which files and program the build is."""
    paths = {source.name: source.path for source in given_files}
    build.append(
        "source_file",
        pd.DataFrame(
            {
                "source_file": [r.file for r in reports],
                "status": [str(r.status) for r in reports],
                "sha256": [sources.sha256(paths[r.file]) for r in reports],
                "accepted": [r.accepted for r in reports],
                "layout": [r.layout for r in reports],
                "loaded": [not r.refused for r in reports],
                "is_by_id": [r.is_by_id for r in reports],
            }
        ),
    )
    notes = [(r.file, note) for r in reports for note in [*r.refusals, *r.warnings]]
    build.append(
        "refusal",
        pd.DataFrame(
            [
                (
                    file,
                    note.sheet,
                    note.cell,
                    str(note.found),
                    str(note.expected),
                    str(note.hint),
                    note.severity,
                    packed(found=note.found, expected=note.expected, hint=note.hint),
                )
                for file, note in notes
            ],
            columns=["source_file", "sheet", "cell", "found", "expected", "hint", "severity", "told"],
        ),
    )
    build.run("build/97_build_anew")
    build.append(
        "build",
        pd.DataFrame({"data_version": [data_version], "program_version": [program_version()]}),
    )
