"""Which agencies of a district are to be looked after first, and what would help many of them at once?"""

from ita import queries, rows
from ita.ui import page
from ita.ui.screen import st
from ita.ui.views import room as view
from ita.ui.views import room_place

store = page.open_page("room")
place = room_place.choose(store)
year = place.fiscal_year

agencies = queries.typed(
    store, rows.RoomAgencies, province=place.province, district=place.district, fiscal_year=year
)
members = [row["agency_id"] for row in agencies]
about = place.about(store.version_label)

view.headline(agencies)
view.take_along(store, agencies, place, about)
needs = queries.typed(store, rows.SetNeeds, agency_ids=members, fiscal_year=year)
questions = queries.typed(store, rows.SetQuestionNeeds, agency_ids=members, fiscal_year=year)
left, right = st.columns([3, 2], gap="medium")
with left:
    view.triage(agencies, year)
    view.training(questions, place)
with right:
    view.tiles(agencies, queries.typed(store, rows.LevelsOfYear, fiscal_year=year), year)
    view.indicators(needs, place)
years = queries.typed(store, rows.SetYears, agency_ids=members)
view.spread(years, queries.typed(store, rows.FiscalYears), year)
view.numbers(agencies, needs, questions, years, about)
page.foot(store.data_version)
