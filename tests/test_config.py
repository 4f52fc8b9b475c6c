"""What an office set, read as anybody may have written it; and what names the program, which misses nothing that decides."""

import shutil
from pathlib import Path

import pytest
from conftest import ROOT

from ita import config, wording
from ita.errors import ChoiceError
from ita.words.told import say


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where an office names its agency, in a data folder that holds nothing else."""
    monkeypatch.setenv("ITA_DATA", str(tmp_path))
    monkeypatch.delenv("ITA_AGENCY", raising=False)
    return tmp_path / "office.csv"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
def test_the_name_of_the_office_is_read_as_excel_and_notepad_save_it(office: Path, encoding: str) -> None:
    office.write_bytes("agency\r\nอบต.หนองแวง\r\n".encode(encoding))

    assert config.office_agency() == "อบต.หนองแวง"


def test_an_office_file_that_is_no_text_is_told_with_its_place_and_its_cure(office: Path) -> None:
    office.write_bytes(b"agency\n\xdb\xfc\xff\n")

    with pytest.raises(ChoiceError) as told:
        config.office_agency()
    assert told.value.what == f"อ่าน {office} ไม่ได้ จึงไม่ทราบว่าเป็นสำนักงานของหน่วยงานใด"
    assert "CSV UTF-8" in told.value.hint
    wording.speak("en")
    assert say(told.value.what).startswith(f"{office} cannot be read")


@pytest.mark.parametrize(
    "name",
    [
        "contracts.py",
        "register.py",
        "terms.py",
        "words/thai.py",
        "words/told.py",
        "ingest/clean.py",
        "reader/delimited.py",
    ],
)
def test_a_program_that_reads_files_otherwise_has_another_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for folder in ("ita", "queries"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "locale")
        )
    monkeypatch.setattr(config, "ROOT", tmp_path)
    monkeypatch.setattr(config, "QUERIES", tmp_path / "queries")
    before = config.program_version.__wrapped__()

    with (tmp_path / "ita" / name).open("a", encoding="utf-8") as program:
        program.write("# another\n")

    assert config.program_version.__wrapped__() != before
