"""Mutated workbooks, PDFs and CSV files through the import: no exception, nothing out of range, memory bounded: `make fuzz`.

`python tests/fuzz.py COUNT [SEED]` prints what it saw; `tests/test_fuzz.py` runs a few hundred of the same.
"""

import csv
import io
import random
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import openpyxl
from conftest import AGENCIES, ROOT
from layouts import Example, examples
from layouts_across import across
from table_pdfs import MANNERS, printed, typst_source

from ita.errors import SourceError
from ita.ingest import imports, load
from ita.ingest.sources import Said

JUNK: list[object] = [
    "", " ", "-", "–", "N/A", "=1+1", "=cmd|'/c calc'!A0", "@SUM(1)", "nan", "inf", "1e309", "-5", "101", "100.001", "๑๐๑",
    "99,64", "9 9", "๙๙.๖๔", "2568", "ปี 2568", "3105", 0, 100, -1, 1e18, True, None, "\x00", "\u200b", "ก" * 5000, "😀",
    "อบต.ต้นน้ำ", "เทศบาลตำบลกลางน้ำ", "คะแนน", "หน่วยงาน", "ตัวชี้วัดที่ 1", "i1", "๐๑", "1๒", "คะแนนเฉลี่ย", "<b>x</b>",
    "\\u0e17", "ÊÓ¹¡Ñ¡", "à¸à¸", '"', "'", ";", "\t", "\n", "=HYPERLINK(\"http://x\")", "../../x", "null", "รวม",
]  # fmt: skip
REGISTER = Example(
    "a register of the country",
    "agencies",
    [
        ["province", "district", "type", "name_th", "status", "lat", "lon", "population_2021", "ชื่อเดิม"],
        ["ทดลอง", "เหนือ", "อบต.", "องค์การบริหารส่วนตำบลต้นน้ำ", "", "14.5", "100.5", "4,500", ""],
        ["ทดลอง", "เหนือ", "ทต.", "เทศบาลตำบลใหม่", "", "14.6", "100.4", "๑๒๐๐๐", "องค์การบริหารส่วนตำบลใหม่"],
        ["เชียงราย", "เมือง", "ทม.", "เทศบาลเมืองเวียง", "obsolete", "", "", "", ""],
    ],
    {},
)
WORKBOOKS = 0.04
PDFS = 0.04
WRITTEN = 0.005


def mutated(example: Example, chance: random.Random) -> list[list[object]]:
    """The example's cells with a few of them, or whole rows and columns, changed."""
    rows = [list(row) for row in example.rows]
    for _ in range(chance.choice([1, 1, 1, 2, 8])):
        kind = chance.random()
        at = chance.randrange(len(rows))
        if kind < 0.5 and rows[at]:
            rows[at][chance.randrange(len(rows[at]))] = chance.choice(JUNK)
        elif kind < 0.6:
            rows.insert(at, list(chance.choice(rows)))
        elif kind < 0.7 and len(rows) > 1:
            rows.pop(at)
        elif kind < 0.78:
            chance.shuffle(rows)
        elif kind < 0.86:
            place = chance.randrange(max(len(row) for row in rows) + 1)
            for row in rows:
                row.insert(min(place, len(row)), chance.choice(JUNK))
        elif kind < 0.94:
            place = chance.randrange(max(1, max(len(row) for row in rows)))
            rows = [row[:place] + row[place + 1 :] for row in rows]
        else:
            rows += [list(row) for row in chance.choice([*examples(), *across()]).rows]
    return rows


def as_csv(rows: list[list[object]], chance: random.Random) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=chance.choice([",", ",", ",", ";", "\t"])).writerows(rows)
    content = text.getvalue().encode(
        chance.choice(["utf-8"] * 5 + ["utf-8-sig", "cp874", "utf-16"]), "replace"
    )
    return damaged(content, chance) if chance.random() < 0.12 else content


def as_workbook(rows: list[list[object]], chance: random.Random) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append([None if isinstance(cell, str) and "\x00" in cell else cell for cell in row])
    written = io.BytesIO()
    book.save(written)
    return damaged(written.getvalue(), chance) if chance.random() < 0.7 else written.getvalue()


def as_pdf(rows: list[list[object]], chance: random.Random) -> bytes:
    """The rows printed in one of the manners of offices, half of them then damaged; letters no paper can show are left out."""
    shown = [["".join(filter(str.isprintable, str(cell))) for cell in row] for row in rows]
    content = printed(typst_source([[*row] for row in shown], MANNERS[chance.choice([*MANNERS])]))
    return damaged(content, chance) if chance.random() < 0.5 else content


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Some bytes flipped, or a piece cut out, doubled or cut off."""
    found = bytearray(content)
    for _ in range(chance.choice([1, 2, 10])):
        at = chance.randrange(max(1, len(found)))
        kind = chance.random()
        if kind < 0.5 and found:
            found[at] = chance.randrange(256)
        elif kind < 0.7:
            del found[at : at + chance.randrange(1, 50)]
        elif kind < 0.85:
            found[at:at] = found[at : at + chance.randrange(1, 50)]
        else:
            del found[at:]
    return bytes(found)


def office(folder: Path) -> Path:
    """A data folder with four agencies and one score, built."""
    data = folder / "data"
    shutil.copytree(ROOT / "data" / "reference", data / "reference")
    (data / "scores").mkdir(parents=True)
    (data / "scores" / "agencies.csv").write_text(AGENCIES, encoding="utf-8")
    (data / "scores" / "x.csv").write_text("agency_id,fiscal_year,node,score\na1,2562,overall,91.25\n")
    assert load.make(data).exit_code == 0
    return data


def run(count: int, seed: int, folder: Path) -> Counter[str]:
    """Take `count` mutated files as far as a proposal, some all the way; raises at the first thing that must not be."""
    data = office(folder)
    all_examples = [*examples(), *across(), REGISTER]
    seen: Counter[str] = Counter()
    for number in range(count):
        chance = random.Random(f"{seed}-{number}")
        example = chance.choice(all_examples)
        rows = mutated(example, chance)
        kind = chance.random()
        workbook, pdf = kind < WORKBOOKS, WORKBOOKS <= kind < WORKBOOKS + PDFS
        path = folder / ("m.xlsx" if workbook else "m.pdf" if pdf else chance.choice(["m.csv", "m.tsv"]))
        make = as_workbook if workbook else as_pdf if pdf else as_csv
        path.write_bytes(make(rows, chance))
        said = Said(**example.said) if chance.random() < 0.8 else Said()
        try:
            source = imports.given(path, said)
        except SourceError:
            seen["refused unread"] += 1
            continue
        write = chance.random() < WRITTEN
        (one,) = imports.take_in(data, [source]) if write else imports.propose(data, [source])
        for refusal in one.report.refusals:
            assert refusal.expected, (number, refusal)
            assert refusal.hint, (number, refusal)
        found = one.report.checked
        if one.report.refused:
            seen["refused"] += 1
            assert found is None
            assert not (data / source.name).is_file()
        else:
            seen["taken" if write else "would be taken"] += 1
            if found is not None and len(found.scores):
                assert found.scores["score"].dropna().between(0, 100).all(), number
        if write and not one.report.refused and one.source.said.id:
            imports.undo(data, one.source.said.id)
        seen["workbooks" if workbook else "PDFs" if pdf else "texts"] += 1
    return seen


def main() -> None:
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        seen = run(count, seed, Path(folder))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{count:,} files, seed {seed}: {dict(seen)}")
    print(
        f"no exception, nothing out of range; {time.perf_counter() - started:.0f} s, {memory:.2f} GiB at most"
    )


if __name__ == "__main__":
    main()
