"""Pictures of every page, to be looked at: `python tests/shots.py [folder] [page …]`.

Each page for four kinds of agency, in both languages, at the first screen and whole, on an office laptop and on a phone:
`<page>-<agency>-<language>-<width>-fold.png` and `…-whole.png`.
"""

import sys
from itertools import product
from pathlib import Path

from serving import browser, server, settled

from ita.ui.menu import PAGE_TITLES

PAGES = ["", *list(PAGE_TITLES)[1:]]
SCREENS = {"laptop": (1280, 800), "phone": (390, 844)}
TALLEST = 6000
AGENCIES = {
    "rich": "agency=sample-sao-climber&fiscal_year=2568",
    "failing": "agency=sample-tt-faller&fiscal_year=2568",
    "poor": "agency=sao-nongwaeng-kanthararom-sisaket&fiscal_year=2565",
    "gap": "agency=sample-sao-gap&fiscal_year=2568",
}


def main(folder: Path, names: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with server() as address, browser() as chromium:
        for screen, (width, height) in SCREENS.items():
            page = chromium.new_page(viewport={"width": width, "height": height})
            for name, (kind, query), language in product(names, AGENCIES.items(), ("th", "en")):
                page.set_viewport_size({"width": width, "height": height})
                page.goto(f"{address}/{name}?{query}&lang={language}")
                settled(page)
                page.wait_for_timeout(300)  # fonts that came last
                target = folder / f"{name or 'overview'}-{kind}-{language}-{screen}"
                page.screenshot(path=f"{target}-fold.png")
                whole = page.evaluate(
                    "() => document.querySelector('[data-testid=\"stMainBlockContainer\"]').scrollHeight + 40"
                )
                page.set_viewport_size({"width": width, "height": min(TALLEST, max(700, whole))})
                page.wait_for_timeout(300)
                page.screenshot(path=f"{target}-whole.png")
                print(target)
            page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "shots"), sys.argv[2:] or PAGES)
