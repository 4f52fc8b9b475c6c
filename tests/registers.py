"""Agencies and figures for tests: a province of so many agencies in each district, and a score file of theirs."""

HEAD = "agency_id,fiscal_year,node,score\n"


def register(districts: dict[str, int]) -> str:
    """Agencies of one province, so many in each district, numbered through: p1, p2 …"""
    lines = ["agency_id,agency_name,agency_type,district,province"]
    for district, count in districts.items():
        for _ in range(count):
            number = len(lines)
            lines.append(f"p{number},เทศบาลตำบลที่{number},เทศบาลตำบล,{district},ทดลอง")
    return "\n".join(lines) + "\n"


def figures(fiscal_year: int, scores: dict[str, dict[str, float]]) -> str:
    """A score file of these agencies, nodes and scores."""
    lines = [
        f"{agency},{fiscal_year},{node},{score}"
        for agency, of in scores.items()
        for node, score in of.items()
    ]
    return HEAD + "\n".join(lines) + "\n"
