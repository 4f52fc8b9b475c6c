"""Taking files in, whole or not at all: revising, undoing, the journal, new agencies, and files that mean harm."""

import shutil
import threading
import zipfile
from pathlib import Path

import openpyxl
import pytest
from conftest import frame, workbook_bytes

from ita import rows
from ita.errors import ItaError, SourceError
from ita.ingest import derive, imports, load, sources
from ita.ingest.sources import Said
from ita.store import open_current

HEAD = "agency_id,fiscal_year,node,score\n"
GOOD = HEAD + "a1,2565,overall,91.25\n"


@pytest.fixture
def data(small_build: Path, tmp_path: Path) -> Path:
    return shutil.copytree(small_build, tmp_path / "data")


def a_file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def take(data: Path, path: Path, **said: object) -> imports.Proposal:
    (one,) = imports.take_in(data, [imports.given(path, Said(**said))])
    return one


def score(data: Path, agency: str = "a1", year: int = 2565, node: str = "overall") -> float | None:
    found = frame(open_current(data), rows.Scores, agency_id=agency, fiscal_year=year, node=node)
    return float(found["score"].iloc[0]) if len(found) else None


def test_an_import_is_undone_to_the_very_build_of_before(data: Path, tmp_path: Path) -> None:
    before = sources.fingerprint(data)
    one = take(data, a_file(tmp_path, "y.csv", HEAD + "a2,2565,overall,80\n"))
    assert score(data, "a2") == 80

    imports.undo(data, one.source.said.id)

    assert sources.fingerprint(data) == before
    assert score(data, "a2") is None
    (entry,) = imports.journal(data)
    assert entry["undone_at"]
    assert (data / "undone" / entry["kept_as"]).read_bytes() == (tmp_path / "y.csv").read_bytes()


def test_an_undone_file_can_be_taken_in_again(data: Path, tmp_path: Path) -> None:
    path = a_file(tmp_path, "y.csv", HEAD + "a2,2565,overall,80\n")
    imports.undo(data, take(data, path).source.said.id)

    take(data, path)

    assert score(data, "a2") == 80


def test_the_same_file_again_does_nothing(data: Path, tmp_path: Path) -> None:
    path = a_file(tmp_path, "y.csv", HEAD + "a2,2565,overall,80\n")
    take(data, path)
    before = sources.fingerprint(data)

    again = take(data, a_file(tmp_path, "another name.csv", path.read_bytes()))

    assert again.is_known
    assert again.report.accepted == 1
    assert sources.fingerprint(data) == before


def test_a_value_that_differs_is_refused_until_it_is_a_revision(data: Path, tmp_path: Path) -> None:
    path = a_file(tmp_path, "new.csv", GOOD.replace("91.25", "92.25"))

    refused = take(data, path)
    assert [(refusal.cell, refusal.ask) for refusal in refused.report.refusals] == [("D2", "revise")]
    assert score(data) == 91.25

    revised = take(data, path, revise=True)
    assert score(data) == 92.25
    assert len(revised.changed) == 1
    (row,) = frame(open_current(data), rows.Revisions).to_dict("records")
    assert (row["score_before"], row["source_file_before"], row["source_cell_before"]) == (
        91.25,
        "scores/x.csv",
        "D2",
    )
    assert row["revised_at"]


def test_a_second_revision_keeps_both_former_values(data: Path, tmp_path: Path) -> None:
    take(data, a_file(tmp_path, "b.csv", GOOD.replace("91.25", "92")), revise=True)
    last = take(data, a_file(tmp_path, "c.csv", GOOD.replace("91.25", "93")), revise=True)

    assert score(data) == 93
    assert frame(open_current(data), rows.Revisions)["score_before"].tolist() == [92, 91.25]

    imports.undo(data, last.source.said.id)
    assert score(data) == 92


def test_an_import_that_another_needs_is_not_undone(data: Path, tmp_path: Path) -> None:
    register = "agency_id,agency_name,agency_type,district,province\nb1,เทศบาลตำบลใหม่,เทศบาลตำบล,เหนือ,ทดลอง\n"
    first = take(data, a_file(tmp_path, "agencies-new.csv", register))
    take(data, a_file(tmp_path, "z.csv", HEAD + "b1,2565,overall,70\n"))

    with pytest.raises(ItaError, match=r"z\.csv"):
        imports.undo(data, first.source.said.id)

    assert score(data, "b1") == 70


def test_a_new_agency_and_its_scores_come_in_together(data: Path, tmp_path: Path) -> None:
    register = "agency_id,agency_name,agency_type,district,province\nb1,เทศบาลตำบลใหม่,เทศบาลตำบล,เหนือ,ทดลอง\n"
    files = [
        imports.given(a_file(tmp_path, "z.csv", "หน่วยงาน,ปี,คะแนน ITA\nทต.ใหม่,2565,70\n")),
        imports.given(a_file(tmp_path, "agencies-new.csv", register)),
    ]

    done = imports.take_in(data, files)

    assert [one.report.refusals for one in done] == [[], []]
    assert score(data, "b1") == 70


def test_a_new_agency_continues_the_history_of_the_one_it_names(data: Path, tmp_path: Path) -> None:
    register = (
        "agency_id,agency_name,agency_type,district,province,predecessor_id,successor_from\n"
        "b1,เทศบาลตำบลต้นน้ำ,เทศบาลตำบล,เหนือ,ทดลอง,a1,2566\n"
    )
    take(data, a_file(tmp_path, "agencies-new.csv", register))
    take(data, a_file(tmp_path, "z.csv", HEAD + "b1,2566,overall,70\n"))

    trend = frame(open_current(data), rows.OverallTrend, agency_id="b1")

    assert list(zip(trend["fiscal_year"], trend["score"], strict=True)) == [(2565, 91.25), (2566, 70)]


def test_an_unknown_name_proposes_its_near_ones_and_takes_none(data: Path, tmp_path: Path) -> None:
    (refusal,) = take(
        data, a_file(tmp_path, "y.csv", "หน่วยงาน,ปี,คะแนน ITA\nทต.กลางนำ้,2565,70\n")
    ).report.refusals

    assert refusal.ask == "agency"
    assert [choice.partition(" ")[0] for choice in refusal.choices][:1] == ["a2"]
    assert score(data, "a2") is None


def test_a_name_of_several_districts_asks_and_the_answer_is_kept(data: Path, tmp_path: Path) -> None:
    path = a_file(tmp_path, "y.csv", "หน่วยงาน,ปี,คะแนน ITA\nอบต.ต้นน้ำ,2566,70\n")

    (refusal,) = take(data, path).report.refusals
    assert {choice.partition(" ")[0] for choice in refusal.choices} == {"a1", "a4"}

    take(data, path, agencies={"อบต.ต้นน้ำ": "a4"})
    load.make(data)
    assert score(data, "a4", 2566) == 70


def test_two_files_of_one_batch_that_contradict_each_other_leave_the_first(
    data: Path, tmp_path: Path
) -> None:
    files = [
        imports.given(a_file(tmp_path, f"{name}.csv", HEAD + f"a2,2565,overall,{points}\n"))
        for name, points in (("p", 70), ("q", 71))
    ]

    done = imports.take_in(data, files)

    assert [bool(one.report.refusals) for one in done] == [False, True]
    assert score(data, "a2") == 70


def test_a_build_that_fails_leaves_no_file_behind(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sources.fingerprint(data)
    path = a_file(tmp_path, "y.csv", HEAD + "a2,2565,overall,80\n")
    monkeypatch.setattr(derive, "anew", lambda draft: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        take(data, path)

    assert sources.fingerprint(data) == before
    assert not list((data / "scores" / "imported").glob("*"))


def test_readers_who_take_files_in_at_once_wait_for_one_another(data: Path, tmp_path: Path) -> None:
    paths = [
        a_file(tmp_path, f"{number}.csv", HEAD + f"a2,{2562 + number},overall,80\n") for number in range(4)
    ]
    failures: list[Exception] = []

    def one(path: Path) -> None:
        try:
            take(data, path)
        except Exception as failure:
            failures.append(failure)

    threads = [threading.Thread(target=one, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert [score(data, "a2", 2562 + number) for number in range(4)] == [80, 80, 80, 80]


def test_the_journal_says_who_when_and_what(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ITA_USER", "สมหญิง")
    take(data, a_file(tmp_path, "y.csv", HEAD + "a2,2565,overall,80\na3,2565,overall,81\n"))

    (entry,) = imports.journal(data)

    assert (entry["by"], entry["file"], entry["accepted"], entry["new"]) == ("สมหญิง", "y.csv", 2, 2)
    assert entry["at"].startswith("20")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.csv", "passwd.csv"),
        ("..\\..\\x.csv", "x.csv"),
        (".hidden.csv", "hidden.csv"),
        ("~$ผล.xlsx", "ผล.xlsx"),
        ("a" * 300 + ".csv", "a" * 200 + ".csv"),
        ("ปี 2568:ผล?.xlsx", "ปี 2568ผล.xlsx"),
    ],
)
def test_a_file_name_never_leaves_the_folder(name: str, kept: str) -> None:
    assert imports.safe_name(name) == kept


def test_a_file_over_the_limit_of_an_upload_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "MAX_FILE_BYTES", 10)

    with pytest.raises(SourceError, match="ใหญ่เกิน"):
        imports.given(a_file(tmp_path, "big.csv", GOOD))


def test_leftovers_of_an_interrupted_import_are_taken_away(data: Path, tmp_path: Path) -> None:
    folder = data / "scores" / "imported"
    folder.mkdir()
    (folder / ".abc-y.csv.part").write_text("half")
    (folder / "abc-y.csv.json").write_text("{}")
    before = sources.fingerprint(data)

    take(data, a_file(tmp_path, "y.csv", HEAD + "a2,2565,overall,80\n"))

    assert sorted(path.suffix for path in folder.iterdir()) == [".csv", ".json"]
    assert sources.fingerprint(data) != before


def hidden_and_formula(folder: Path, cached: bool) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["หน่วยงาน", "ปี", "คะแนน ITA"], ["ทต.กลางน้ำ", 2565, "=40+40" if not cached else 80]):
        sheet.append(row)
    book.create_sheet("ลับ").sheet_state = "hidden"
    path = folder / "f.xlsx"
    book.save(path)
    return path


def test_a_hidden_sheet_is_not_read_and_says_so(data: Path, tmp_path: Path) -> None:
    one = take(data, hidden_and_formula(tmp_path, cached=True))

    assert "ลับ" in " ".join(warning.found for warning in one.report.warnings)
    assert score(data, "a2") == 80


def test_a_formula_that_was_never_calculated_is_refused_with_its_cell(data: Path, tmp_path: Path) -> None:
    one = take(data, hidden_and_formula(tmp_path, cached=False))

    assert [(refusal.cell, refusal.found) for refusal in one.report.refusals] == [("C2", "สูตรที่ยังไม่มีค่า")]


def test_a_formula_with_its_stored_value_is_read_by_that_value(data: Path, tmp_path: Path) -> None:
    path = hidden_and_formula(tmp_path, cached=False)
    with zipfile.ZipFile(path) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    members["xl/worksheets/sheet1.xml"] = (
        members["xl/worksheets/sheet1.xml"]
        .replace(b"<f>40+40</f><v />", b"<f>40+40</f><v>80</v>")
        .replace(b"<f>40+40</f><v></v>", b"<f>40+40</f><v>80</v>")
    )
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in members.items():
            packed.writestr(name, content)

    one = take(data, path)

    assert one.report.refusals == []
    assert score(data, "a2") == 80


# What documents hold in place of plain text and numbers, and what it is.
UGLY = {
    "thai digits": ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,๒๕๖๕,๘๐.๕๐\n", "utf-8"),
    "cp874": ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,80.5\n", "cp874"),
    "thai windows text read as latin-1": (
        "หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,80.5\n".encode("cp874").decode("latin-1"),
        "utf-8",
    ),
    "sara am in two pieces": ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางนํ้า,2565,80.5\n", "utf-8"),
    "two sara e for sara ae": ("หน่วยงาน,ปี,คะเเนน ITA\nทต.กลางน้ำ,2565,80.5\n", "utf-8"),
    "percent sign": ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,80.5%\n", "utf-8"),
    "the word per cent": ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,ร้อยละ ๘๐.๕\n", "utf-8"),
    "decimal comma": ('หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,"80,5"\n', "utf-8"),
    "unit without a space": ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,80.5คะแนน\n", "utf-8"),
    "common era": ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2022,80.5\n", "utf-8"),
    "spaces in names": ("หน่วยงาน,ปี,คะแนน ITA\n เทศบาลตำบล กลางน้ำ ,2565, 80.5 \n", "utf-8"),
    "district and province beside the name": (
        "หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ อำเภอเหนือ จังหวัดทดลอง,2565,80.5\n",
        "utf-8",
    ),
    "semicolons": ("หน่วยงาน;ปี;คะแนน ITA\nทต.กลางน้ำ;2565;80.5\n", "utf-8"),
    "json escapes": ("หน่วยงาน,ปี,คะแนน ITA\n\\u0e17\\u0e15.กลางน้ำ,2565,80.5\n", "utf-8"),
    "html": ("หน่วยงาน,ปี,คะแนน ITA\n<b>ทต.กลางน้ำ</b>,2565,<p>80.5</p>\n", "utf-8"),
    "no value, then a value": ("หน่วยงาน,ปี,คะแนน ITA,IIT\nทต.กลางน้ำ,2565,80.5,N/A\n", "utf-8"),
}


@pytest.mark.parametrize("ugliness", list(UGLY))
def test_each_ugliness_of_real_files_is_mended(small_build: Path, tmp_path: Path, ugliness: str) -> None:
    text, encoding = UGLY[ugliness]
    source = imports.given(a_file(tmp_path, "u.csv", text.encode(encoding)), Said())

    (one,) = imports.propose(small_build, [source])

    assert one.report.refusals == []
    assert one.report.checked is not None
    scores = one.report.checked.scores
    columns = ["agency_id", "fiscal_year", "node", "score"]
    assert scores.loc[scores["score"].notna(), columns].to_numpy().tolist() == [["a2", 2565, "overall", 80.5]]


def test_what_is_mended_is_what_is_stored(data: Path, tmp_path: Path) -> None:
    text, encoding = UGLY["thai digits"]

    take(data, a_file(tmp_path, "u.csv", text.encode(encoding)))

    assert score(data, "a2") == 80.5


def test_mended_latin_text_is_told(data: Path, tmp_path: Path) -> None:
    text, encoding = UGLY["thai windows text read as latin-1"]

    one = take(data, a_file(tmp_path, "u.csv", text.encode(encoding)))

    assert "TIS-620" in " ".join(warning.found for warning in one.report.warnings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,3105,80.5\n", "3105"),
        ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,ดีมาก\n", "ดีมาก"),
        ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,-32.97\n", "-32.97"),
    ],
)
def test_what_cannot_be_meant_is_refused(data: Path, tmp_path: Path, text: str, expected: str) -> None:
    one = take(data, a_file(tmp_path, "u.csv", text))

    assert expected in [refusal.found for refusal in one.report.refusals]


def test_utf8_read_as_latin_is_refused_with_the_cure(data: Path, tmp_path: Path) -> None:
    text = "หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,80.5\n".encode().decode("latin-1")
    book = workbook_bytes({"s": [line.split(",") for line in text.splitlines()]}, tmp_path)

    for name, content in (("u.csv", text.encode()), ("u.xlsx", book)):
        (refusal,) = take(data, a_file(tmp_path, name, content)).report.refusals
        assert "à¸" in refusal.expected
        assert "UTF-8" in refusal.hint
