# Two commands matter: make run, make test. Each recipe is a plain command that also works without make (README).
PORT ?= 8501
PYTHON ?= python3
BIN := .venv/bin
export PYTHONPATH := .

.PHONY: help run build check lint lint-types lint-sql test nightly attack bench bench-nation bench-import bench-proofread fuzz national skill shots golden sample messages clean

help:            ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

.venv/.run: requirements.txt constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch .venv/.run .venv/.dev 2>/dev/null; rm -f .venv/.dev

.venv/.dev: requirements-dev.txt .venv/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch .venv/.dev

run: .venv/.run  ## build the database if files changed, then serve on 127.0.0.1 (PORT=8501)
	@$(BIN)/python -m ita run --port $(PORT)

build: .venv/.run ## build the database from data/
	@$(BIN)/python -m ita build

check: .venv/.dev lint-types ## before every commit: format, lint, types, rooms, changed SQL and the quick tests, in a minute
	@git ls-files --modified --others --exclude-standard 'queries/*.sql' | while read -r file; do \
		test ! -f "$$file" || echo "$$file"; done | xargs -r $(BIN)/sqlfluff lint
	$(BIN)/python -m pytest -n 2 -m quick

lint-types: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy

lint-sql: .venv/.dev
	$(BIN)/sqlfluff lint queries

lint: .venv/.dev ## format, lint, types, rooms and all SQL, side by side
	$(MAKE) --no-print-directory -j 2 lint-types lint-sql

test: .venv/.dev ## the whole gate: lint, every test but the long ones, and a real browser
	@sh tests/need-chromium.sh
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n 2 -m "not browser and not attack and not slow"
	$(BIN)/python -m pytest -n 2 -m "browser and not attack and not slow" -rs

nightly: .venv/.dev build ## what the gate leaves out: long tests, laws at length, attacks, and their browser half
	ITA_NIGHT=1 ITA_KILLS=8 $(BIN)/python -m pytest -n 2 -m "(slow or attack or hypothesis) and not browser" -rs
	$(BIN)/python -m pytest -n 2 -m "browser and (slow or attack)" -rs

attack: .venv/.dev build ## hostile files, clocks, disks and readers, at length; counts go to docs/reliability.md
	$(BIN)/python -m pytest -n 2 -m attack -rs

bench: .venv/.dev ## speed beside an empty Streamlit page; results go to docs/benchmarks.md
	$(BIN)/python tests/bench.py

national: .venv/.run ## a made-up nation of 6.6 million scores in data/build/national, for measuring
	@$(BIN)/python -m ita national

bench-nation: .venv/.dev build national ## checks of the whole nation and the planner, timed; docs/benchmarks-nation.md
	$(BIN)/python tests/bench_nation.py

bench-import: .venv/.dev national ## large files beside the fastest readers, a small one confirmed to shown; docs/benchmarks-import.md
	$(BIN)/python tests/bench_import.py

bench-proofread: .venv/.dev build ## 500 errors seeded into memos: recall and false findings; docs/benchmarks-proofread.md
	$(BIN)/python tests/bench_proofread.py

fuzz: .venv/.dev ## 20,000 mutated files through the import, and a hundred kills; minutes
	$(BIN)/python tests/fuzz.py 20000
	ITA_KILLS=100 $(BIN)/python -m pytest tests/test_kill.py

skill: .venv/.dev ## how well findings catch slips and name the cell; docs/skill.md
	$(BIN)/python tests/skill.py

shots: .venv/.dev build ## pictures of every page at 1280 and 390 px and of the memos, in shots/
	$(BIN)/python tests/shots.py shots
	$(BIN)/python tests/shots_memo.py shots

golden: .venv/.dev ## write the golden files anew; read the diff before you commit it
	$(BIN)/python -m pytest tests/test_golden.py --write-golden

sample: .venv/.run ## make the synthetic province again (the same every time)
	$(BIN)/python -m ita sample

messages: .venv/.dev ## gather the texts readers meet; new ones wait for their English in ita/locale
	$(BIN)/pybabel --quiet extract --mapping-file pyproject.toml --no-default-keywords --keywords "_ N_ _n:1,1" \
		--no-location --sort-output --no-wrap --output-file data/build/ita.pot ita pages
	$(BIN)/pybabel --quiet update --domain ita --input-file data/build/ita.pot --output-dir ita/locale \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap
	@rm data/build/ita.pot

clean:           ## remove what was made
	rm -rf .venv data/build shots
