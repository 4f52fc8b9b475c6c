"""Each page through Streamlit's own test client: one number, the choices in the link, and the states without figures."""

import json
import re
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from conftest import WriteData, frame, workbook_bytes
from streamlit.testing.v1 import AppTest

from ita.ingest import load
from ita.ui.menu import PAGE_TITLES

ROOT = Path(__file__).resolve().parent.parent
SOKKAM = "sao-sokkam-seka-buengkan"
NONGWAENG = "sao-nongwaeng-kanthararom-sisaket"
GOOD = "agency_id,fiscal_year,node,score\na1,2565,overall,91.25\n"


@pytest.fixture(autouse=True)
def _of_the_project(project_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITA_DATA", str(project_data))
    monkeypatch.delenv("ITA_AGENCY", raising=False)


# The pages that are about one agency and year.
OF_AN_AGENCY = [stem for stem in PAGE_TITLES if stem not in ("imports", "method", "room")]


def opened(page: str = "overview", **link: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, chosen in link.items():
        app.query_params[name] = chosen
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    """What stands on the page as HTML."""
    return "\n".join(part.proto.body for part in app.main.get("html"))


def figures(app: AppTest) -> list[str]:
    """The big figures of a page."""
    first_look = re.findall(r'<div class="ita-score"><b>(.*?)</b><div><strong>(.*?)</strong>', html(app))
    strip = re.findall(r"<dd>(.*?)</dd>", html(app))
    shown = [part.value.splitlines()[1].removeprefix("## ") for part in app.markdown if "\n## " in part.value]
    return [*(unescape(one) for pair in first_look for one in pair), *map(unescape, strip), *shown]


def numbers(app: AppTest, name: str) -> pd.DataFrame:
    """The table of numbers of this name, opened by the reader, as texts."""
    app.session_state[f"numbers_{name}"] = True
    app.run()
    (box,) = [one for one in app.expander if one.proto.id.endswith(f"numbers_{name}")]
    if box.dataframe:
        frame: pd.DataFrame = box.dataframe[0].value
        return frame.map(lambda cell: f"{cell:.2f}" if isinstance(cell, float) else str(cell))
    (table,) = [part.value for part in box.markdown if part.value.startswith("| ")]
    return frame_of(table)


def cells(app: AppTest, number: int) -> pd.DataFrame:
    """The page's table of this number (0 is the first), as texts."""
    tables = [part.value for part in app.markdown if part.value.startswith("| ")]
    return frame_of(tables[number])


def frame_of(table: str) -> pd.DataFrame:
    """A table of Markdown, as texts."""
    head, _rule, *rows = [
        [cell.strip().replace("\\", "") for cell in line.strip("|").split(" | ")]
        for line in table.splitlines()
    ]
    return pd.DataFrame(rows, columns=head)


def charts(app: AppTest) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def texts(app: AppTest) -> str:
    parts = [*app.markdown, *app.info, *app.warning, *app.error, *app.subheader, *app.title]
    said = [str(part.value) for part in parts]
    return "\n".join([*said, unescape(re.sub(r"<[^>]+>", " ", html(app)))])


def test_the_trends_leave_the_years_without_data_open_and_named() -> None:
    app = opened("trends", agency=SOKKAM, fiscal_year="2568")

    points = re.findall(r'<a class="ita-point[^>]*href="[^"]*fiscal_year=(\d+)[^>]*><b>(.*?)</b>', html(app))

    assert (points, html(app).count('class="ita-none"')) == (
        [("2564", "95.53"), ("2565", "99.15"), ("2568", "99.64")],
        2,
    )
    assert "ไม่มีผลปี 2566 และ 2567" in texts(app)
    assert "2564 81.25 · 2565 87.57 · 2566 90.19 · 2567 93.05 · 2568 93.82" in texts(app)


def test_the_instruments_page_sets_part_1_beside_part_2() -> None:
    app = opened("instruments", agency="sample-sao-climber", fiscal_year="2568")

    assert re.search(r'href="indicators\?[^"]*node=6">(?:(?!</a>).)*<b>93\.83 \| 96\.83</b>', html(app))
    table = numbers(app, "part_comparison")
    assert table.iloc[0].tolist()[:3] == ["6 คุณภาพการดำเนินงาน", "93.83", "96.83"]


def test_the_indicators_page_ranks_nongwaeng_as_its_document_does() -> None:
    app = opened("indicators", agency=NONGWAENG, fiscal_year="2565")

    drawn = re.findall(r'<a class="ita-row[^"]*" href="indicators\?[^"]*node=(\d+)"', html(app))
    table = numbers(app, "indicator_ranking")

    assert len(drawn) == 10
    assert drawn[0] == "8"  # the only one under the target stands first
    assert table["อันดับ"].tolist() == ["1", "1", "3", "4", "5", "6", "7", "8", "9", "10"]
    assert table["คะแนน"].tolist()[-1] == "79.01"
    assert "จุดแข็ง (ตั้งแต่ 85) 9 ตัว จุดอ่อน 1 ตัว" in texts(app)


def test_the_indicators_page_ranks_the_agencies_of_the_district() -> None:
    app = opened("indicators", agency="tt-pakhlok-phuket", fiscal_year="2561")

    assert numbers(app, "peer_ranking")["หน่วยงาน"].tolist()[0] == "ทต.เชิงทะเล"
    assert "อันดับ 2 จาก 5 แห่งที่มีข้อมูลในอำเภอนี้" in texts(app)


def test_the_questions_page_begins_with_the_question_that_costs_most() -> None:
    app = opened("questions", agency=SOKKAM, fiscal_year="2568")

    # 13.33 points of i10 at 0.30 / 5 / 3 of the overall each
    row = numbers(app, "question_ranking").iloc[0].tolist()
    assert row[0] == "ข้อ i10 ยืมหรือขอใช้ทรัพย์สินถูกต้องตามขั้นตอน"
    assert row[1:6] == ["IIT 4", "86.67", "+1.67", "13.33", "0.27"]


def test_a_question_has_its_figures_the_way_down_to_it_and_what_to_do() -> None:
    app = opened("question", agency=SOKKAM, fiscal_year="2568", question="i10")

    assert figures(app)[0] == "86.67"
    way = re.search(r'<nav class="ita-crumbs".*?</nav>', html(app)).group()
    steps = re.findall(r'href="[^"]*lang=th([^"]*)">(.*?)</a>', way)
    assert steps == [
        ("", "ภาพรวม"),
        ("&amp;instrument=IIT", "IIT"),
        ("&amp;node=4", "4 การใช้ทรัพย์สินของราชการ"),
    ]
    assert "ทำแบบยืมฉบับเดียวที่ใช้ง่าย" in texts(app)


def test_a_question_answered_otherwise_by_staff_and_public_asks_why() -> None:
    app = opened("question", agency="sample-sao-climber", fiscal_year="2568", question="e2")

    # i2 98.08 of the staff, e2 91.42 of the public
    assert "i2 IIT 98.08 · e2 EIT 91.42 · ต่างกัน 6.66 — ควรถามว่าเพราะเหตุใด" in texts(app)


def test_the_questions_page_is_limited_by_the_link() -> None:
    app = opened("questions", agency="sample-sao-climber", fiscal_year="2567", of="OIT", only="below_target")

    table = numbers(app, "question_ranking")
    assert {name.split()[1][0] for name in table["รายการ"]} == {"o"}
    assert {score for score in table["คะแนน"]} == {"0.00"}


def test_a_printed_issue_mean_is_never_shown_as_the_mean_of_its_questions(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"a1,2568,i{number},90\n" for number in (10, 11, 12))
    data = write_data({"x.csv": "agency_id,fiscal_year,node,score\na1,2568,issue4,99.64\n" + rows})
    load.make(data)
    monkeypatch.setenv("ITA_DATA", str(data))

    app = opened("issues", agency="a1", fiscal_year="2568")

    issues = numbers(app, "issues").set_index("ประเด็น")
    assert issues.loc["4 กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ", "คะแนน"] == "90.00"


def test_two_sheets_about_one_unclear_name_ask_once(
    write_data: WriteData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_data({"x.csv": GOOD})
    load.make(data)
    monkeypatch.setenv("ITA_DATA", str(data))
    table: list[list[object]] = [["หน่วยงาน", "ปี", "คะแนน ITA", "แปลก"], ["อบต.ต้นน้ำ", 2566, 80, "x"]]
    book = workbook_bytes({"หนึ่ง": table, "สอง": table}, tmp_path)
    app = opened("imports")

    app.get("file_uploader")[0].set_value(("ผล.xlsx", book, "application/octet-stream")).run()

    assert not app.exception
    asked = [box for box in app.selectbox if "คือหน่วยงานใด" in box.label]
    assert len(asked) == 1
    asked[0].set_value("a4").run()
    assert "พร้อมนำเข้า 1 คะแนน" in texts(app)
    next(button for button in app.button if button.label == "เลือกใหม่").click().run()
    assert "ต้องเลือกก่อน" in texts(app)


def test_the_issues_page_gives_the_mean_of_issue_4_and_the_question_to_look_at() -> None:
    app = opened("issues", agency=SOKKAM, fiscal_year="2568")

    issues = numbers(app, "issues")
    # (86.67 + 100 + 100) / 3
    assert issues.set_index("ประเด็น").loc["4 กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ", "คะแนน"] == "95.56"
    assert "ถึง 85 อยู่ 7 ประเด็น" in texts(app)


def test_the_comparison_page_gives_place_and_median_of_the_district() -> None:
    app = opened("comparison", agency="tt-pakhlok-phuket", fiscal_year="2561")

    # 74.35, 70.01, 62.58, 60.42, 56.57
    assert "มีผล 5 จาก 5 แห่ง" in texts(app)
    # quartiles and mean by hand: 60.42 and 70.01, 323.93 / 5
    said = "ค่ากลาง 62.58 ค่าเฉลี่ย 64.79 ครึ่งกลาง 60.42–70.01 (ต่ำสุด 56.57 สูงสุด 74.35)"
    assert said in texts(app).replace("\\", "")
    assert "ปีนี้ไม่มีเป้าหมายให้เทียบ" in texts(app)
    assert "เราได้ 70.01 อันดับ 2 จาก 5" in texts(app)


def test_who_rose_and_who_fell_stands_beside_the_years_they_are_compared_in() -> None:
    link = {"view": "moves", "then": "2564", "set": "province"}
    app = opened("comparison", agency="sample-sao-climber", fiscal_year="2568", **link)

    # as the sample's scores have it: 70.89 in 2564, 95.42 in 2568
    ours = re.search(r'<a class="ita-row chosen"[^>]*>.*?</a>', html(app))[0]  # type: ignore[index]
    assert [word in ours for word in ("อบต.ก้าวงาม", "70.89 → 95.42", "▲\u00a0+24.53")] == [True] * 3
    assert "ระหว่างนั้นมีการเปลี่ยน" in texts(app)


def test_the_set_year_by_year_stands_beside_the_nation() -> None:
    app = opened("comparison", agency="sample-sao-climber", fiscal_year="2568", view="moves")

    years = numbers(app, "set_years").set_index("ปี")
    assert years.loc["2568", ["ถึงเป้า", "ถึงเป้า %", "ค่าเฉลี่ยประเทศ"]].tolist() == ["8 จาก 9", "88.89", "93.82"]


def test_a_named_own_set_says_its_name() -> None:
    link = {"set": "own", "with": "sample-tt-faller", "called": "ลุ่มน้ำฝัน"}
    app = opened("comparison", agency="sample-sao-climber", fiscal_year="2568", **link)

    assert "ลุ่มน้ำฝัน: จาก 2 แห่งที่มีข้อมูล: อบต.ก้าวงาม 95.42 · ทต.เงาจันทร์ 74.30" in texts(app).replace("\\", "")


def test_the_matrix_begins_with_the_weakest_of_the_column_in_the_link() -> None:
    app = opened("comparison", agency="sample-sao-climber", fiscal_year="2568", sort="10")

    tenth = [float(score) for score in numbers(app, "matrix").iloc[:, 11]]
    assert tenth == sorted(tenth)


def test_an_own_set_stands_in_the_link() -> None:
    link = {
        "agency": "sample-sao-climber",
        "fiscal_year": "2568",
        "set": "own",
        "with": "sample-tt-faller,ไม่มี",
    }
    app = opened("comparison", **link)

    assert "เลือกเอง: จาก 2 แห่งที่มีข้อมูล: อบต.ก้าวงาม 95.42 · ทต.เงาจันทร์ 74.30" in texts(app).replace("\\", "")
    assert numbers(app, "set_spread")["หน่วยงาน"].tolist() == ["อบต.ก้าวงาม", "ทต.เงาจันทร์"]


def test_an_agency_without_scores_of_questions_says_so() -> None:
    assert "ไม่มีคะแนนรายข้อ" in texts(opened("questions", agency=NONGWAENG, fiscal_year="2565"))


def test_the_planner_names_the_question_that_reaches_the_target() -> None:
    app = opened("planner", agency=SOKKAM, fiscal_year="2568", target="99.8")

    # 13.33 points of i10, a third of indicator 4, a fifth of that of IIT, 0.30 of that of the overall: 0.27
    assert "1 ขั้นนี้ยกภาพรวมจาก 99.64 เป็น 99.91 (+0.27) · ● ถึงเป้าหมาย" in texts(app)
    assert "ข้อ i10 ยืมหรือขอใช้ทรัพย์สินถูกต้องตามขั้นตอน: 86.67 → 100.00" in texts(app)
    assert "การรับรู้ (IIT และ EIT): ยกอย่างน้อย 1 รายการ ภาพรวมเป็น 99.91" in texts(app)


def test_the_planner_opens_on_the_next_better_level() -> None:
    app = opened("planner", agency="sample-tt-oit", fiscal_year="2568")

    assert app.selectbox(key="target_of").value == "level=GOOD"
    assert "ยังไม่ถึงเป้าหมาย: OIT ได้ 79.65 ต้องได้ 85.00 ขาด 5.35" in texts(app).replace("\\", "")


def test_a_link_with_tried_scores_shows_what_they_give() -> None:
    app = opened("planner", agency=SOKKAM, fiscal_year="2568", tried="i10:100,ไม่มี:50,i1:900")

    assert "ภาพรวมที่คำนวณ 99.64 → 99.91 (+0.27) · ระดับ ผ่านดีเยี่ยม" in texts(app).replace("\\", "")


def test_a_target_chosen_on_the_planner_changes_plan_and_link() -> None:
    app = opened("planner", agency=SOKKAM, fiscal_year="2568")

    app.selectbox(key="target_of").set_value("OIT").run()
    app.number_input(key="target_points").set_value(99.0).run()

    assert app.query_params["target"] in ("OIT=99", ["OIT=99"])
    assert "คะแนนปัจจุบันถึงเป้าหมายนี้แล้ว" in texts(app)


def test_the_instruments_page_sets_published_beside_recomputed() -> None:
    app = opened("instruments", agency="tm-roiet-mueang-roiet", fiscal_year="2568")

    suspects, recomputed = numbers(app, "suspects"), numbers(app, "recomputation")
    assert suspects.iloc[0].tolist() == ["ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", "95.55", "99.55", "100.00"]
    assert recomputed.iloc[0].tolist()[:4] == ["คะแนนภาพรวม", "93.14", "92.90", "+0.24"]


def test_the_trends_follow_a_question_through_its_codes() -> None:
    app = opened("trends", agency="sample-sao-climber", fiscal_year="2568", topic="t04")

    history = numbers(app, "topic_trend")
    assert history["รหัสในปีนั้น"].tolist() == ["i4", "i4", "i4", "i4", "i4", "i3", "i3"]


def test_the_sources_page_lists_every_file_with_what_was_taken() -> None:
    table = cells(opened("imports"), 0)

    assert dict(zip(table["ไฟล์"], table["จำนวนที่รับ"], strict=True))["scores/published/scores.csv"] == "299"


def test_the_method_page_gives_weights_with_their_confidence() -> None:
    table = numbers(opened("method", rule_year="2568"), "tree")

    (oit,) = table[table["คิดจาก"].str.startswith("OIT ·") & (table["วิธี"] == "รวมจากส่วนย่อยตามน้ำหนัก")].to_dict(
        "records"
    )
    assert oit["น้ำหนัก"] == "40.00"
    assert oit["ความมั่นใจ"] == "พิสูจน์แล้ว"


def test_the_method_page_computes_nothing_for_a_year_of_unknown_rule() -> None:
    assert "ยังไม่ทราบกติกาปี 2569" in texts(opened("method", rule_year="2569"))


def test_refused_files_are_listed_with_cell_and_cure(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_data({"x.csv": GOOD, "bad.csv": GOOD.replace("91.25", "191.25")})
    load.make(data)
    monkeypatch.setenv("ITA_DATA", str(data))

    app = opened("imports")

    row = cells(app, 0).iloc[0]
    assert (row["ไฟล์"], row["เซลล์"], row["พบ"]) == ("scores/bad.csv", "D2", "191.25")
    assert "ไม่รับ 1 ไฟล์" in texts(app)


def test_an_agency_with_only_an_overall_says_what_is_missing(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_data({"x.csv": GOOD})
    load.make(data)
    monkeypatch.setenv("ITA_DATA", str(data))

    assert "มีเฉพาะคะแนนภาพรวม" in texts(opened("instruments", agency="a1", fiscal_year="2565"))


@pytest.mark.parametrize("step", [60, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize("page", OF_AN_AGENCY)
def test_agencies_of_the_project_open_without_a_failure_in_their_first_and_newest_year(
    page: str, project_data: Path, step: int
) -> None:
    from ita import rows
    from ita.store import open_current

    store = open_current(project_data)
    app = opened(page)
    agencies = frame(store, rows.Agencies, include_synthetic=True)["agency_id"].tolist()
    for agency_id in agencies[::step]:
        years = frame(store, rows.AgencyYears, agency_id=agency_id)["fiscal_year"]
        for year in {int(years.max()), int(years.min())}:
            app.query_params["agency"] = agency_id
            app.query_params["fiscal_year"] = str(year)
            app.run()
            assert not app.exception, (agency_id, year)


def test_of_five_sources_three_are_named_and_the_others_counted(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "agency_id,fiscal_year,node,score,source\n"
    files = {
        f"{node}.csv": f"{head}a1,2568,{node},{score},เอกสาร {node}\n"
        for node, score in {"IIT": 90, "EIT1": 91, "EIT2": 92, "OIT": 93}.items()
    }
    data = write_data({"x.csv": f"{head}a1,2568,overall,91,เอกสาร overall\n", **files})
    load.make(data)
    monkeypatch.setenv("ITA_DATA", str(data))

    app = opened("instruments", agency="a1", fiscal_year="2568")
    numbers(app, "instrument_breakdown")
    said = texts(app)

    # four documents and four files stand behind the four instruments
    assert "และอีก 5 แหล่ง" in said
