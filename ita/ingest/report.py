"""What became of the files of a build."""

from dataclasses import dataclass, field
from pathlib import Path

from ita.contracts import Refusal
from ita.ingest.known import Checked
from ita.ingest.understood import Understood

_ROW_BY_ROW = ("tidy", "wide", "agencies")


@dataclass
class FileReport:
    """What became of one file: how many scores (or agencies) were taken, and every refusal and warning."""

    file: str
    status: str
    accepted: int = 0
    layout: str = ""
    refusals: list[Refusal] = field(default_factory=list)
    warnings: list[Refusal] = field(default_factory=list)
    tables: list[Understood] = field(default_factory=list)
    checked: Checked | None = None

    @property
    def refused(self) -> bool:
        """Nothing of this file was loaded."""
        return bool(self.refusals)

    @property
    def is_by_id(self) -> bool:
        """Every row names its agency by id, so that whatever else the register holds it means the same."""
        return all(
            table.layout in _ROW_BY_ROW and bool(table.table["agency_id"].str.strip().ne("").all())
            for table in self.tables
        )


@dataclass
class BuildReport:
    """The files of a build and its fingerprint; `build` is None when nothing could be used, or it is not in use."""

    files: list[FileReport]
    data_version: str
    build: Path | None

    @property
    def exit_code(self) -> int:
        """0 all well, 1 some file refused, 2 nothing usable."""
        if self.build is None:
            return 2
        return 1 if any(report.refused for report in self.files) else 0

    @property
    def refused(self) -> set[str]:
        """The files of which nothing was loaded."""
        return {report.file for report in self.files if report.refused}
