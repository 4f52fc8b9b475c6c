"""Pictures of every page at desktop and phone width, to be looked at: `python tests/shots.py [folder] [query] [page …]`."""

import sys
from pathlib import Path

from serving import browser, server, settled

from ita.ui.menu import PAGE_TITLES

PAGES = ["", *list(PAGE_TITLES)[1:]]
WIDTHS = {"desktop": 1280, "phone": 390}
TALLEST = 6000


def main(folder: Path, query: str, names: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with server() as address, browser() as chromium:
        for width_name, width in WIDTHS.items():
            for name in names:
                page = chromium.new_page(viewport={"width": width, "height": 900})
                page.goto(f"{address}/{name}?{query}")
                settled(page)
                height = page.evaluate(
                    "() => document.querySelector('[data-testid=\"stMainBlockContainer\"]').scrollHeight + 40"
                )
                page.set_viewport_size({"width": width, "height": min(TALLEST, max(700, height))})
                page.wait_for_timeout(700)
                target = folder / f"{name or 'overview'}-{width_name}.png"
                page.screenshot(path=target)
                print(target)
                page.close()


if __name__ == "__main__":
    main(
        Path(sys.argv[1] if len(sys.argv) > 1 else "shots"),
        sys.argv[2] if len(sys.argv) > 2 else "agency=sample-sao-climber&fiscal_year=2568",
        sys.argv[3:] or PAGES,
    )
