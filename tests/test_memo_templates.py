"""Templates and sentences an office may break, and what they say then."""

import zipfile
from pathlib import Path

import pytest
from test_memo import SOKKAM

from ita import memo, queries
from ita import rows as row_types
from ita.errors import ItaError
from ita.ingest import load
from ita.memo import word_template
from ita.sentences import Voice
from ita.store import Store


def broken_template(folder: Path, kind: str) -> None:
    """The office's own template, broken in one way."""
    place = folder / "templates" / "memo.docx"
    place.parent.mkdir(parents=True)
    if kind == "no_zip":
        place.write_bytes("ไม่ใช่ไฟล์ Word".encode())
        return
    changes = {
        "unknown_field": ("word/document.xml", "{{ subject }}", "{{ subjekt }}"),
        "open_brace": ("word/document.xml", "{{ subject }}", "{{ subject "),
        "no_body": ("word/document.xml", "{{p body }}", ""),
        "no_style": ("word/styles.xml", 'w:val="Memo Body"', 'w:val="Body of ours"'),
    }
    part, old, new = changes[kind]
    with zipfile.ZipFile(word_template.PLACE) as given_file, zipfile.ZipFile(place, "w") as kept:
        for name in given_file.namelist():
            content = given_file.read(name)
            if name == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            kept.writestr(name, content)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("no_zip", "ไฟล์เสียหายหรือไม่ใช่ Word"),
        ("unknown_field", "subjekt"),
        ("open_brace", "เขียนผิด"),
        ("no_body", "ไม่มีที่วางเนื้อหา"),
        ("no_style", "Memo Body"),
    ],
)
def test_a_broken_template_is_told_in_thai_with_the_file_and_what_to_do(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, said: str
) -> None:
    broken_template(tmp_path, kind)
    made = memo.document(store, **SOKKAM, kind="summary")
    monkeypatch.setenv("ITA_DATA", str(tmp_path))

    with pytest.raises(ItaError) as told:
        memo.docx(made)

    assert said in told.value.what
    assert str(tmp_path) in told.value.what
    assert "python -m ita.memo.word_template" in told.value.hint


@pytest.mark.parametrize("wrong", ["{scoree}", "{score", "score}", "{0}"])
def test_a_sentence_with_a_wrong_blank_is_refused_with_file_and_row(write_data, wrong: str) -> None:
    data = write_data({"x.csv": "agency_id,fiscal_year,node,score\na1,2565,overall,91.25\n"})
    table = data / "reference" / "sentences.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    row = next(place for place, line in enumerate(lines, start=1) if line.startswith("overall,passed,"))
    lines[row - 1] = lines[row - 1].replace("{score}", wrong)
    table.write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(ItaError) as told:
        load.make(data)

    assert f"sentences.csv แถว {row}" in told.value.what
    assert wrong in told.value.what


def test_a_sentence_that_is_gone_is_told_by_section_and_condition(store: Store) -> None:
    table = queries.typed(store, row_types.Sentences)
    kept = Voice([row for row in table if row["condition"] != "passed"], "paper")

    with pytest.raises(ItaError, match="overall passed"):
        kept.say("overall", "passed", score="1")
