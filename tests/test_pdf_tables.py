"""Tables in PDFs: printed in many manners they give the scores of the workbook, each with page, row and cell as its address."""

from pathlib import Path

import pytest
from conftest import AGENCIES, LayRuleBook
from layouts import Example, Scores, examples
from table_pdfs import MANNERS, write

from ita.ingest import imports, load
from ita.ingest.imports import Proposal
from ita.ingest.sources import Said

GOOD = "agency_id,fiscal_year,node,score\na1,2562,overall,91.25\n"
ALL = examples()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, lay_rule_book: LayRuleBook) -> Path:
    """A data folder with the rule book, four agencies and one score, built once."""
    data = tmp_path_factory.mktemp("office") / "data"
    lay_rule_book(data)
    (data / "scores").mkdir()
    (data / "scores" / "agencies.csv").write_text(AGENCIES, encoding="utf-8")
    (data / "scores" / "x.csv").write_text(GOOD, encoding="utf-8")
    assert load.make(data).exit_code == 0
    return data


def proposed(office: Path, path: Path, said: dict[str, object]) -> Proposal:
    (one,) = imports.propose(office, [imports.given(path, Said(**said))])
    return one


def scores_of(one: Proposal) -> Scores:
    assert one.report.refusals == []
    found = one.report.checked
    assert found is not None
    return {
        (row["agency_id"], row["fiscal_year"], row["node"]): row["score"]
        for row in found.scores.to_dict("records")
        if row["score"] == row["score"]
    }


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("example", ALL, ids=lambda example: example.name)
def test_a_layout_printed_as_a_pdf_gives_the_scores_of_its_workbook(
    office: Path, tmp_path: Path, example: Example, manner: str
) -> None:
    one = proposed(office, write(example, MANNERS[manner], tmp_path), example.said)

    assert scores_of(one) == pytest.approx(example.scores)
