"""Sentences from the data: each case reads naturally."""

from itertools import product

import pytest
from conftest import draws

from ita import queries, rows, sentences, wording
from ita.store import Store

SOKKAM = "sao-sokkam-seka-buengkan"


def on_screen(store: Store) -> sentences.Voice:
    return sentences.Voice(queries.typed(store, rows.Sentences), "screen")


def on_paper(store: Store) -> sentences.Voice:
    return sentences.Voice(queries.typed(store, rows.Sentences), "paper")


def history(store: Store, agency_id: str, year: int) -> str:
    trend = queries.typed(store, rows.OverallTrend, agency_id=agency_id)
    return sentences.history(on_screen(store), trend, year)


def test_the_history_of_sokkam_reads_as_its_memo_does(store: Store) -> None:
    assert history(store, SOKKAM, 2568) == (
        "ในรอบ 5 ปี (2564–2568) มีผล 3 ปี สูงสุดปี 2568 (99.64) รองลงมาปี 2565 (99.15) ต่ำสุดปี 2564 (95.53)"
    )


def test_a_single_year_is_no_trend(store: Store) -> None:
    assert "มีผลเพียงปีเดียว" in history(store, "sao-nongwaeng-kanthararom-sisaket", 2565)


def test_scores_of_the_former_scale_stay_out_of_the_history(store: Store) -> None:
    assert "2561" not in history(store, "ipst", 2564).partition(")")[2]


def standing(store: Store, agency_id: str, year: int) -> str:
    key = {"agency_id": agency_id, "fiscal_year": year}
    (row,) = queries.typed(store, rows.OverallStanding, **key)
    instruments = queries.typed(store, rows.InstrumentBreakdown, **key)
    return sentences.standing(on_screen(store), row, "หน่วยงาน", instruments)


@pytest.mark.parametrize(
    ("agency_id", "year", "said"),
    [
        (SOKKAM, 2568, "ปี 2568 หน่วยงาน ได้ 99.64 คะแนน ระดับ ผ่านดีเยี่ยม ผ่านเป้าหมาย 85 (สูงกว่า 14.64)"),
        (
            "tm-roiet-mueang-roiet",
            2568,
            "ปี 2568 หน่วยงาน ได้ 93.14 คะแนน ระดับ ผ่าน ผ่านเป้าหมาย 85 (สูงกว่า 8.14) แต่ OIT 83.25 ยังต่ำกว่า 85",
        ),
        (
            "sao-kaeng-detudom-ubon",
            2563,
            "ปี 2563 หน่วยงาน ได้ 76.43 คะแนน ระดับ B ยังไม่ผ่านเป้าหมาย 85 (ขาด 8.57) "
            "เพราะ IIT 84.80 EIT 78.53 และ OIT 68.56 ต่ำกว่า 85",
        ),
        (
            "tt-choengthale-phuket",
            2561,
            "ปี 2561 หน่วยงาน ได้ 74.35 คะแนน กติกาของปีนี้เป็นแบบเดิมหรือยังไม่ทราบ จึงไม่เทียบเป้าหมายและระดับ",
        ),
        ("tm-lamphun", 2564, "ปี 2564 หน่วยงาน ไม่พบคะแนนภาพรวม พบเพียงระดับที่ประกาศ: A"),
    ],
)
def test_the_first_sentence_says_score_level_target_and_why(
    store: Store, agency_id: str, year: int, said: str
) -> None:
    assert standing(store, agency_id, year) == said


def test_strengths_and_weaknesses_of_nongwaeng_are_counted_and_named(store: Store) -> None:
    ranking = queries.typed(
        store, rows.IndicatorRanking, agency_id="sao-nongwaeng-kanthararom-sisaket", fiscal_year=2565
    )

    assert sentences.indicators(on_screen(store), ranking) == (
        "จาก 10 ตัวชี้วัด เป็นจุดแข็ง (ตั้งแต่ 85) 9 ตัว จุดอ่อน 1 ตัว: "
        "สูงสุดคือ ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ และ ตัวชี้วัดที่ 3 การใช้อำนาจ (100.00) "
        "ต่ำสุดคือ ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน (79.01)"
    )


def test_ten_equal_indicators_have_neither_highest_nor_lowest(store: Store) -> None:
    ranking = queries.typed(store, rows.IndicatorRanking, agency_id="sample-sao-ceiling", fiscal_year=2568)

    assert sentences.indicators(on_screen(store), ranking) == "ทั้ง 10 ตัวชี้วัดได้คะแนนเท่ากัน (100.00)"


def test_a_district_close_together_is_said_to_differ_little(store: Store) -> None:
    peers = queries.typed(
        store, rows.PeerRanking, agency_id="sample-sao-climber", fiscal_year=2568, node="overall"
    )
    close = [{**row, "score": score} for row, score in zip(peers, (97.0, 95.5), strict=False)]

    assert "อันดับจึงบอกความต่างได้น้อย" in sentences.peers(close)


def test_the_same_sentence_in_english_has_both_eras(store: Store) -> None:
    wording.speak("en")

    assert history(store, SOKKAM, 2568).startswith("In the five years 2564 (2021)–2568 (2025)")


def test_an_indicator_at_full_marks_is_never_among_the_lowest(store: Store) -> None:
    ranking = queries.typed(store, rows.IndicatorRanking, agency_id=SOKKAM, fiscal_year=2568)

    # seven of its nine indicators are at 100; the memo prints 95.56 for 4
    assert sentences.indicators(on_screen(store), ranking) == (
        "ทั้ง 9 ตัวชี้วัดถึง 85: สูงสุดคือ 7 ตัวชี้วัด (100.00) ต่ำสุดคือ ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ (95.56)"
    )


def test_indicators_of_a_year_without_a_target_are_neither_strong_nor_weak(store: Store) -> None:
    row = {"label_th": "ก", "label_en": None, "target": None, "gap_to_target": None}
    ranking = [row | {"indicator_id": 1, "score": 90.0}, row | {"indicator_id": 2, "score": 80.0}]

    assert sentences.indicators(on_screen(store), ranking) == (
        "จาก 2 ตัวชี้วัด สูงสุดคือ ตัวชี้วัดที่ 1 ก (90.00) ต่ำสุดคือ ตัวชี้วัดที่ 2 ก (80.00) (ปีนี้ไม่มีเป้าหมายให้เทียบ)"
    )


def test_scores_written_alike_stand_together_as_they_stood() -> None:
    scored = [
        {"node": "a", "score": 80.004},
        {"node": "b", "score": None},
        {"node": "c", "score": 90.0},
        {"node": "d", "score": 79.996},
    ]

    assert [[row["node"] for row in group] for group in sentences.alike(scored)] == [["c"], ["a", "d"]]


def test_an_indicator_without_a_score_is_named(store: Store) -> None:
    ranking = queries.typed(store, rows.IndicatorRanking, agency_id=SOKKAM, fiscal_year=2568)

    unscored = sentences.unscored_indicators(queries.typed(store, rows.Nodes), ranking, 2568)
    said = sentences.indicators_missing(on_screen(store), unscored)

    assert said == "ไม่มีคะแนนของตัวชี้วัดที่ 8 การปรับปรุงการทำงาน"


def test_screens_and_papers_have_words_for_every_case_in_both_languages(store: Store) -> None:
    nodes = queries.typed(store, rows.Nodes)
    voices = [on_screen(store), on_paper(store)]
    agencies = queries.typed(store, rows.Agencies, include_synthetic=True)
    for agency in agencies[: draws(len(agencies))]:
        agency_id = agency["agency_id"]
        trend = queries.typed(store, rows.OverallTrend, agency_id=agency_id)
        for year in [
            one["fiscal_year"] for one in queries.typed(store, rows.AgencyYears, agency_id=agency_id)
        ]:
            key = {"agency_id": agency_id, "fiscal_year": year}
            standing = queries.typed(store, rows.OverallStanding, **key)
            parts = queries.typed(store, rows.InstrumentBreakdown, **key)
            ranking = queries.typed(store, rows.IndicatorRanking, **key)
            next_level = queries.typed(store, rows.NextLevel, **key)
            questions = queries.typed(store, rows.QuestionRanking, **key)
            levers = queries.typed(store, rows.Levers, **key)
            told = []
            for language, voice in product(wording.LANGUAGES, voices):
                wording.speak(language)
                told.append(
                    [
                        *(sentences.standing(voice, row, "ก", parts) for row in standing),
                        sentences.next_level(voice, next_level, parts),
                        sentences.history(voice, trend, year),
                        sentences.gaps(voice, range(2561, year + 1), trend),
                        sentences.costs(voice, sentences.top_parts(parts)),
                        sentences.indicators(voice, ranking),
                        sentences.indicators_missing(
                            voice, sentences.unscored_indicators(nodes, ranking, year)
                        ),
                        *sentences.verdicts(voice, questions),
                        sentences.ceilings(voice, levers),
                    ]
                )
            # what is said follows from the figures, never from who tells it or in which language
            assert len({tuple(map(bool, one)) for one in told}) == 1, key
            assert not any("{" in sentence for one in told for sentence in one), key


def test_where_points_are_lost_is_not_told_in_a_year_without_known_weights(store: Store) -> None:
    parts = [
        {"instrument": name, "part_of": None, "short_th": name, "short_en": name, "score": 80.0, "points_lost": None}
        for name in ("IIT", "EIT", "OIT")
    ]  # fmt: skip

    assert "ไม่ทราบน้ำหนัก" in sentences.costs(on_screen(store), parts)
    assert "ไม่ได้บอกน้ำหนัก" in sentences.costs(on_paper(store), parts)


def test_only_full_marks_everywhere_are_called_full(store: Store) -> None:
    part = {"part_of": None, "score": 100.0, "points_lost": None, "short_th": "ก", "short_en": "a"}
    parts = [part | {"instrument": "IIT"}, part | {"instrument": "OIT"}]

    assert sentences.costs(on_screen(store), parts) == "ทุกเครื่องมือได้คะแนนเต็ม"
    assert "ทุกเครื่องมือได้คะแนนเต็ม" not in sentences.costs(
        on_screen(store),
        [*parts, parts[0] | {"instrument": "EIT", "score": 99.0, "points_lost": 0.3}],
    )
