"""Tables whose agencies or years run across, or whose agencies stand one below another: cells, and the scores they hold."""

from layouts import NAMES, Example, Rows, Scores, ten

A1, A2, A3 = "องค์การบริหารส่วนตำบลต้นน้ำ", "เทศบาลตำบลกลางน้ำ", "อบต.ปลายน้ำ"
FIRST = (91.25, 88.4, 90.11, 87.0, 85.62, 93.1, 90.0, 88.75, 95.5, 100.0)
SECOND = (80.5, 79.31, 82.0, 77.77, 75.1, 84.2, 83.0, 81.09, 60.0, 71.43)
THIRD = (95.0, 94.44, 96.2, 93.3, 92.87, 97.0, 96.15, 95.5, 88.0, 92.6)
FOURTH = (70.1, 72.22, 71.0, 69.9, 68.8, 74.4, 73.0, 75.5, 50.0, 40.0)


def down_and(heads: Rows, *columns: tuple[float, ...]) -> Rows:
    """The ten indicators down under rows of heads, a column of scores for each head."""
    return [*heads, *[[name, *scores] for name, *scores in zip(NAMES, *columns, strict=True)]]


def overalls(**scores: dict[int, float]) -> Scores:
    return {
        (agency, year, "overall"): score for agency, years in scores.items() for year, score in years.items()
    }


def exported(agency: str, overall: float, points: tuple[float, float, float], printed: str) -> Rows:
    """Seventeen rows of one agency as a dashboard writes them: the name is merged, points stand beside scores of 100."""
    iit, eit, oit = points
    items: list[tuple[str, object]] = [
        ("คะแนนรวม", overall),
        ("ระดับ", "ผ่าน"),
        ("IIT", iit),
        ("EIT", eit),
        ("OIT", oit),
        ("รายละเอียด", printed),
        *[
            (f"ตัวชี้วัดที่ {number} {name}", score)
            for number, (name, score) in enumerate(zip(NAMES, FIRST, strict=True), 1)
        ],
        ("สถานะ", "ประกาศแล้ว"),
    ]
    return [[agency if at == 0 else "", item, value] for at, (item, value) in enumerate(items)]


def across() -> list[Example]:
    turned: Rows = [
        ["ระดับ", "A", "AA"],
        ["คะเเนน ITA", 93.98, 98.04],
        ["OIT", 38.7, 40.0],
        ["ตัวชี้วัดที่ 10", 100.0, 100.0],
        ["ตัวชี้วัดที่ 9", 93.5, 100.0],
        ["EIT", 27.28, 28.04],
        ["IIT", 28.0, 30.0],
    ]
    return [
        Example(
            "2.1 items down, agencies across",
            "down",
            down_and([["ITA ปี 2565"], ["ตัวชี้วัด", A1 + " อ.เหนือ", A2, A3]], FIRST, SECOND, THIRD),
            ten("a1", 2565, FIRST) | ten("a2", 2565, SECOND) | ten("a3", 2565, THIRD),
        ),
        Example(
            "2.1 items down, agencies across that the register does not have",
            "down",
            down_and([["ITA ปี 2565"], ["ตัวชี้วัด", "อบต.หนองใหม่", "ทต.ดอนใหม่"]], FIRST, SECOND),
            ten("a1", 2565, FIRST) | ten("a2", 2565, SECOND),
            {"agencies": {"อบต.หนองใหม่": "a1", "ทต.ดอนใหม่": "a2"}},
        ),
        Example(
            "2.1 items down, agency over year",
            "down",
            down_and([["ตัวชี้วัด", A2, "", A3, ""], ["", 2564, 2565, 2564, 2565]], FIRST, SECOND, THIRD, FOURTH),
            ten("a2", 2564, FIRST)
            | ten("a2", 2565, SECOND)
            | ten("a3", 2564, THIRD)
            | ten("a3", 2565, FOURTH),
        ),
        Example(
            "2.1 items down, year over agency",
            "down",
            down_and(
                [["ตัวชี้วัด", "ปี 2564", "", "ปี 2565", ""], ["", A2, A3, A2, A3]], FIRST, SECOND, THIRD, FOURTH
            ),
            ten("a2", 2564, FIRST)
            | ten("a3", 2564, SECOND)
            | ten("a2", 2565, THIRD)
            | ten("a3", 2565, FOURTH),
        ),
        Example(
            "2.1 items down, rows of names, districts and ranks above",
            "down",
            down_and(
                [["ปี 2565"], ["หน่วยงาน", A1, A1], ["อำเภอ", "เหนือ", "ใต้"], ["อันดับ", 1, 2]], FIRST, SECOND
            ),
            ten("a1", 2565, FIRST) | ten("a4", 2565, SECOND),
        ),
        Example(
            "2.2 years down, agencies across",
            "crossed",
            [["คะแนน ITA"], ["ปี", A2, A3], ["2564", 80, 81.5], ["2565", "๘๔.๒๕", "–"]],
            overalls(a2={2564: 80, 2565: 84.25}, a3={2564: 81.5}),
        ),
        Example(
            "2.2 agencies down, years across",
            "crossed",
            [
                ["ที่", "หน่วยงาน", "อำเภอ", "คะแนน ITA ปี 2564", "คะแนน ITA ปี 2565", "ผลต่าง"],
                [1, A1, "ใต้", 80.25, 84.5, 4.25],
                [2, A2, "เหนือ", 90, 0, -90],
            ],
            overalls(a4={2564: 80.25, 2565: 84.5}, a2={2564: 90, 2565: 0}),
        ),
        Example(
            "2.2 agencies down, years across, nothing says that it is ITA",
            "crossed",
            [["หน่วยงาน", 2564, 2565], [A2, 80.25, 84.5], [A3, 90, 91]],
            overalls(a2={2564: 80.25, 2565: 84.5}, a3={2564: 90, 2565: 91}),
            warned="ถือว่าตัวเลขเป็นคะแนนภาพรวม",
        ),
        Example(
            "2.2 agencies down, instruments under years",
            "crossed",
            [
                ["หน่วยงาน", "ปี 2564", "", "ปี 2565", ""],
                ["", "IIT", "OIT", "IIT", "OIT"],
                [A2, 80, 81, 82, 83],
                [A3, 84, 85, 86, 87],
            ],
            {
                (agency, year, node): score
                for (agency, year, node), score in zip(
                    [(a, y, n) for a in ("a2", "a3") for y in (2564, 2565) for n in ("IIT", "OIT")],
                    range(80, 88),
                    strict=True,
                )
            },
        ),
        Example(
            "2.2 one agency, years across",
            "crossed",
            [["ปีงบประมาณ", "2563", "2564", "2565"], ["คะแนน ITA", 80, 81, 82]],
            overalls(a1={2563: 80, 2564: 81, 2565: 82}),
            {"agency": "a1"},
        ),
        Example(
            "2.3 turned out of a group book, names left out, weighted points",
            "down",
            turned,
            {
                (agency, 2564, node): score
                for agency, scores in {
                    "a1": (93.98, 96.75, 100.0, 93.5, 27.28 / 0.3, 28.0 / 0.3),
                    "a2": (98.04, 100.0, 100.0, 100.0, 28.04 / 0.3, 100.0),
                }.items()
                for node, score in zip(("overall", "OIT", "10", "9", "EIT", "IIT"), scores, strict=True)
            },
            {"fiscal_year": 2564, "accept_points": True, "agencies": {"คอลัมน์ B": "a1", "คอลัมน์ C": "a2"}},
        ),
        Example(
            "2.4 a name merged over the items of an agency",
            "down",
            [
                ["หน่วยงาน", "รายการ", "คะแนน"],
                *[
                    [A1 if at == 0 else "", name, score]
                    for at, (name, score) in enumerate(zip(NAMES, FIRST, strict=True))
                ],
                *[
                    [A2 if at == 0 else "", name, score]
                    for at, (name, score) in enumerate(zip(NAMES, SECOND, strict=True))
                ],
                *[
                    [A3 if at == 0 else "", name, score]
                    for at, (name, score) in enumerate(zip(NAMES, THIRD, strict=True))
                ],
            ],
            ten("a1", 2565, FIRST) | ten("a2", 2565, SECOND) | ten("a3", 2565, THIRD),
            {"fiscal_year": 2565, "agencies": {A1: "a1"}},
        ),
        Example(
            "2.4 a dashboard's export, points beside scores of 100",
            "down",
            [
                ["ชื่อหน่วยงาน", "รายการ", "คะแนน"],
                *exported(A2, 93.98, (28.0, 27.28, 38.7), "(IIT=93.34 EIT=90.92 OIT=96.75)"),
                *exported(A3, 87.5, (27.0, 25.5, 35.0), "(IIT=90.00 EIT=85.01 OIT=87.50)"),
            ],
            ten("a2", 2565, FIRST)
            | ten("a3", 2565, FIRST)
            | {
                ("a2", 2565, "overall"): 93.98,
                ("a2", 2565, "IIT"): 93.34,
                ("a2", 2565, "EIT"): 90.92,
                ("a2", 2565, "OIT"): 96.75,
                ("a3", 2565, "overall"): 87.5,
                ("a3", 2565, "IIT"): 90.0,
                ("a3", 2565, "EIT"): 85.01,
                ("a3", 2565, "OIT"): 87.5,
            },
            {"fiscal_year": 2565, "accept_points": True},
        ),
    ]
