"""What the checks find: real slips of real documents, one planted slip per rule, and silence where all is well."""

import json
from collections.abc import Callable

import pytest
from conftest import WriteData, frame
from test_queries import KAENG, NONGWAENG, ROIET, SOKKAM

from ita import cli, sentences
from ita.ingest import load
from ita.rows import Findings, Recomputation, Scores
from ita.store import Store

OpenData = Callable[[dict[str, str | bytes]], Store]
HEAD = "agency_id,fiscal_year,node,score,level\n"
# 2565: IIT 90, EIT 85, OIT 87.5; 0.30 x 90 + 0.30 x 85 + 0.40 x 87.5 = 87.50
INDICATORS = (88, 90.1, 92.3, 87.6, 92, 84, 85.5, 85.5, 80, 95)


def year_of(agency: str = "a1", year: int = 2565, overall: float = 87.5, **other: float | str) -> str:
    figures = {"overall": overall} | {str(n): s for n, s in enumerate(INDICATORS, start=1)}
    figures |= {name.removeprefix("n"): score for name, score in other.items()}
    return "".join(f"{agency},{year},{node},{score},\n" for node, score in figures.items())


def found(store: Store, rule: str | None = None) -> list[dict]:
    rows = [row for row in frame(store, Findings).to_dict("records") if row["agency_id"].startswith("a")]
    return [row for row in rows if rule in (None, row["rule"])]


@pytest.mark.parametrize(("agency_id", "year"), [(KAENG, 2563), (NONGWAENG, 2565)])
def test_real_years_that_follow_from_their_own_figures_have_no_finding(
    store: Store, agency_id: str, year: int
) -> None:
    assert frame(store, Findings, agency_id=agency_id, fiscal_year=year).empty


def test_the_overall_of_roiet_is_explained_by_one_digit_of_indicator_1(store: Store) -> None:
    (row,) = frame(store, Findings, agency_id=ROIET, fiscal_year=2568).to_dict("records")

    assert (row["rule"], row["severity"], row["node"]) == ("does_not_follow", "error", "overall")
    assert row["published"] == 93.14
    assert row["recomputed"] == pytest.approx(92.8994)
    assert (row["suspect_node"], row["suspect_score"], row["candidates"]) == ("1", 99.55, 1)
    assert "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ เป็น 99.55 แทน 95.55" in sentences.finding(row)


def test_the_issue_means_of_sokkam_are_all_the_overall_and_issue_4_is_95_56(store: Store) -> None:
    rows = frame(store, Findings, agency_id=SOKKAM, fiscal_year=2568)

    (group,) = rows[rows["rule"] == "all_the_overall"].to_dict("records")
    assert (group["node"], group["published"]) == ("issues", 99.64)
    (issue,) = rows[rows["node"] == "issue4"].to_dict("records")
    assert issue["published"] == 99.64
    assert issue["recomputed"] == pytest.approx((86.67 + 100 + 100) / 3)


def test_the_recomputation_of_sokkam_holds_at_every_printed_node(store: Store) -> None:
    rows = frame(store, Recomputation, agency_id=SOKKAM, fiscal_year=2568).set_index("node")

    assert rows.loc["IIT", "recomputed"] == pytest.approx(98.964)
    assert rows.loc["4", "recomputed"] == pytest.approx(95.5566667)
    assert rows.loc["overall", "recomputed"] == pytest.approx(99.6385)
    assert rows.loc["9", "reason"] == "rule_unknown"
    assert rows.loc["6", "reason"] == "child_missing"
    assert rows.loc["6", "missing"] == "6@EIT1 6@EIT2"
    assert sentences.reason(rows.loc["6"].to_dict()) == "ไม่มีคะแนนของ 6/EIT1 6/EIT2"


def test_the_synthetic_province_has_no_finding(store: Store) -> None:
    rows = frame(store, Findings)

    assert not rows["agency_id"].str.startswith("sample-").any()


def test_a_consistent_year_has_no_finding(open_data: OpenData) -> None:
    assert found(open_data({"x.csv": HEAD + year_of()})) == []


def test_one_wrong_digit_is_found_with_its_cell(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + year_of(n10=35)})

    (row,) = found(store)
    # 95 became 35: OIT 57.50, the overall 75.50
    assert row["recomputed"] == pytest.approx(75.5)
    assert (row["suspect_node"], row["suspect_score"]) == ("10", 95)


def test_two_neighbouring_digits_swapped_are_found_with_their_cell(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + year_of(overall=78.5)})

    (row,) = found(store)
    assert (row["node"], row["suspect_node"], row["suspect_score"]) == ("overall", "overall", 87.5)


def test_two_slips_at_once_have_no_single_cell_and_say_so(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + year_of(n9=20.13, n1=11.87)})

    (row,) = found(store)
    assert row["candidates"] == 0
    assert "ไม่มีตัวเลขเดียวที่อธิบายได้" in sentences.finding(row)


@pytest.mark.parametrize(
    ("overall", "others", "findings"),
    [
        (87.51, {"nIIT": 90, "nEIT": 85, "nOIT": 87.5}, 0),
        (87.52, {"nIIT": 90, "nEIT": 85, "nOIT": 87.5}, 1),
        (87.52, {}, 0),
        (87.53, {}, 1),
    ],
)
def test_figures_may_differ_by_a_hundredth_and_by_two_where_a_level_is_not_published(
    open_data: OpenData, overall: float, others: dict[str, float], findings: int
) -> None:
    store = open_data({"x.csv": HEAD + year_of(overall=overall, **others)})

    assert len(found(store)) == findings


def test_a_year_of_assumed_rule_warns_and_does_not_accuse(open_data: OpenData) -> None:
    (row,) = found(open_data({"x.csv": HEAD + year_of(year=2562, overall=97.5)}))

    assert row["severity"] == "warning"


def test_weighted_points_whose_overall_came_with_another_file_are_one_finding(open_data: OpenData) -> None:
    parts = HEAD + "a1,2565,IIT,27,\na1,2565,EIT,25.5,\na1,2565,OIT,35,\n"

    (row,) = found(open_data({"x.csv": parts, "y.csv": HEAD + "a1,2565,overall,87.5,\n"}))

    assert (row["rule"], row["severity"], row["published"]) == ("weighted_points", "error", 87.5)


def test_figures_that_add_up_only_roughly_are_no_weighted_points(open_data: OpenData) -> None:
    parts = "".join(
        f"{agency},2565,IIT,27,\n{agency},2565,EIT,25.5,\n{agency},2565,OIT,35,\n" for agency in ("a1", "a2")
    )
    overalls = "a1,2565,overall,87.52,\na2,2565,overall,87.54,\n"

    rows = found(open_data({"x.csv": HEAD + parts, "y.csv": HEAD + overalls}))

    # 27 + 25.5 + 35 = 87.5
    assert [row["agency_id"] for row in rows if row["rule"] == "weighted_points"] == ["a1"]


def test_a_printed_level_that_the_score_does_not_give_is_found(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + "a1,2565,overall,87.5,AA\na2,2565,overall,87.5,A\n"})

    (row,) = found(store)
    assert (row["rule"], row["agency_id"], row["printed"], row["other"]) == ("level_differs", "a1", "AA", "A")


def test_a_level_in_the_letters_of_other_years_is_noted(open_data: OpenData) -> None:
    scores = "".join(f"a1,2568,{node},96,\n" for node in ("IIT", "EIT1", "EIT2", "OIT"))

    (row,) = found(open_data({"x.csv": HEAD + "a1,2568,overall,96,AA (ผ่านดีเยี่ยม)\n" + scores}))

    assert (row["rule"], row["severity"]) == ("level_of_other_years", "note")


def test_figures_copied_from_another_year_and_from_another_agency_are_found(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + year_of() + year_of(year=2564) + year_of("a2", year=2563)})

    assert {(row["rule"], row["agency_id"], row["fiscal_year"]) for row in found(store)} == {
        ("same_as_other_year", "a1", 2564),
        ("same_as_other_year", "a1", 2565),
        ("same_as_other_agency", "a2", 2563),
    }


def test_full_marks_everywhere_are_no_copy(open_data: OpenData) -> None:
    full = {f"n{number}": 100 for number in range(1, 11)}

    store = open_data({"x.csv": HEAD + year_of(overall=100, **full) + year_of("a2", overall=100, **full)})

    assert found(store) == []


def test_indicators_that_are_all_the_overall_are_found(open_data: OpenData) -> None:
    same = {f"n{number}": 87.5 for number in range(1, 6)}

    rows = found(open_data({"x.csv": HEAD + year_of(nIIT=90, **same)}), "all_the_overall")

    assert [(row["node"], row["published"]) for row in rows] == [("IIT", 87.5)]


def test_a_printed_issue_mean_is_checked_against_its_questions(open_data: OpenData) -> None:
    text = HEAD + "".join(f"a1,2568,i{number},90,\n" for number in (10, 11, 12)) + "a1,2568,issue4,99,\n"

    (row,) = found(open_data({"x.csv": text}), "does_not_follow")

    assert (row["node"], row["published"], row["recomputed"]) == ("issue4", 99, 90)


def test_nothing_published_is_ever_changed_by_a_finding(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + year_of(n10=35)})

    assert frame(store, Scores, agency_id="a1", node="10")["score"].tolist() == [35]


def test_the_command_line_gives_every_field_of_a_finding(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = write_data({"x.csv": HEAD + year_of(n10=35)})
    load.make(data)
    monkeypatch.setenv("ITA_DATA", str(data))
    monkeypatch.setattr("sys.argv", ["ita", "read", "findings", "agency_id=a1", "fiscal_year=2565", "--json"])

    assert cli.main() == 0

    (row,) = json.loads(capsys.readouterr().out)
    fields = (
        "rule severity agency_id agency_name fiscal_year node published recomputed difference "
        "suspect_node suspect_score candidates message"
    )
    assert set(fields.split()) <= set(row)
    assert row["difference"] == pytest.approx(12.0)
    assert "95.00 แทน 35.00" in row["message"]
