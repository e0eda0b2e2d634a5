# Everything a newcomer types; `make` alone lists it.

PORT ?= 8000
# More words for pytest, the benchmark or the lock: make test ARGS="-k feed".
ARGS ?=

PIP := .venv/bin/python -m pip --quiet --quiet --disable-pip-version-check --no-input
IN_RANGE := -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'
NO_PYTHON := Dateline needs Python 3.11, 3.12 or 3.13, which $(or $(PYTHON),this machine) does not offer: \
    install one, or name it with PYTHON=/path/to/python3.
NO_PACKAGES := The packages could not be installed: is there a network to fetch them from? \
    The same command tries again.

.PHONY: help run test thorough check formatted linted typed layered migrated documented bench bench-front bench-visible format catalogs lock clean possible
.DEFAULT_GOAL := help

help: ## List what make can do
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 20

run: possible .venv/run ## Install what Dateline needs and serve it on http://127.0.0.1:8000/ (PORT=…)
	@exec .venv/bin/dateline run --port "$(PORT)"

# No gate may leave a key or a database among a house's own data.
test thorough formatted linted typed layered migrated documented: export DATELINE_DATA := $(CURDIR)/.venv/gate-data

test: .venv/develop ## Run the tests, those in a real browser included (ARGS=…)
	@.venv/bin/python -m pytest --numprocesses 3 --dist worksteal $(ARGS)

thorough: .venv/develop .venv/judges/installed ## Run every test, also those that take a minute each (ARGS=…)
	@.venv/bin/python -m pytest --numprocesses 3 --dist worksteal -m "thorough or not thorough" --durations 25 $(ARGS)

check: formatted linted typed layered migrated documented ## Check format, lint, types, imports between rooms, migrations, papers
formatted: .venv/develop
	@.venv/bin/ruff format --check .
linted: .venv/develop
	@.venv/bin/ruff check .
typed: .venv/develop
	@.venv/bin/mypy
layered: .venv/develop
	@.venv/bin/lint-imports --no-cache --no-logo
migrated: .venv/develop
	@mkdir -p $(DATELINE_DATA)
	@.venv/bin/python -m django makemigrations --check --dry-run --settings dateline.ops.settings

documented: .venv/develop
	@.venv/bin/python -m pytest --quiet -p no:cacheprovider tests/architecture

bench: .venv/develop ## Measure every kind of page on archives of growing size (ARGS=…)
	@.venv/bin/python -m bench $(ARGS)

bench-front: .venv/develop ## Measure the server beside nginx with the same bytes (ARGS=…)
	@.venv/bin/python -m bench.front $(ARGS)

bench-visible: .venv/develop ## Measure how long after a release readers see it (ARGS=…)
	@.venv/bin/python -m bench.visible $(ARGS)

format: .venv/develop ## Put the code into its one format
	@.venv/bin/ruff check --quiet --fix-only .
	@.venv/bin/ruff format .

catalogs: .venv/develop ## Bring the catalogs of words up to date after a change, and compile them
	@.venv/bin/pybabel --quiet extract --mapping-file pyproject.toml --no-location --sort-output \
	    --header-comment "# Our words on the public site. After a change: make catalogs" \
	    --project Dateline --version "public site" --last-translator "The Dateline contributors" \
	    --output-file .venv/words.pot dateline
	@for folder in dateline/locale/*/; do \
	    .venv/bin/pybabel --quiet update --domain django --input-file .venv/words.pot \
	        --output-dir dateline/locale --locale "$$(basename "$$folder")" --init-missing \
	        --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 100 || exit 1; \
	done
	@.venv/bin/pybabel --quiet compile --domain django --directory dateline/locale
	@.venv/bin/pybabel --quiet compile --domain django --directory dateline/desk/locale

lock: .venv/run ## Pin the dependencies anew, with hashes (ARGS=--upgrade)
	@PYTHON=.venv/bin/python .ci/lock $(ARGS)

clean: ## Remove the environment and every cache, but no data
	@rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The three stamps: a file is there only if everything it stands for was installed.

# An environment whose Python has left the machine counts as none.
ifeq ($(shell test -x .venv/bin/python || echo gone),gone)
.PHONY: .venv/run
endif

.venv/run: pyproject.toml requirements/run.txt .venv/bin/python | possible
	@.venv/bin/python $(IN_RANGE) && $(PIP) --version > /dev/null \
	    || { echo "The environment in .venv cannot be used: remove it with \`make clean\` and try again." >&2; exit 1; }
	@rm -f .venv/run .venv/develop
	@echo "Installing what Dateline needs into .venv …"
	@$(PIP) install --require-hashes --no-deps -r requirements/run.txt \
	    && $(PIP) install --no-build-isolation --no-deps --editable . \
	    || { echo "$(NO_PACKAGES)" >&2; exit 1; }
	@touch $@

.venv/develop: .venv/run requirements/develop.txt
	@rm -f .venv/develop
	@echo "Installing what the tests and checks need into .venv …"
	@$(PIP) install --require-hashes --no-deps -r requirements/develop.txt \
	    || { echo "$(NO_PACKAGES)" >&2; exit 1; }
	@touch $@

# Judges of pages and feeds that come from npm; without it the tests that ask them are skipped.
.venv/judges/installed: tests/contracts/judges/package.json tests/contracts/judges/package-lock.json | .venv/develop
	@command -v npm > /dev/null || { echo "Without npm, no judges from npm." >&2; exit 0; }; \
	echo "Installing other people's judges into .venv/judges …"; \
	rm -rf .venv/judges && mkdir .venv/judges && cp $^ tests/contracts/judges/.npmrc .venv/judges/ \
	    && cd .venv/judges && npm ci --loglevel=error < /dev/null && touch installed \
	    || { echo "$(NO_PACKAGES)" >&2; exit 1; }

.venv/bin/python: | possible
	@for python in $(or $(PYTHON),python3.13 python3.12 python3.11 python3); do \
	    $$python $(IN_RANGE) 2>/dev/null || continue; \
	    $$python -m venv --clear .venv && exit 0; \
	    rm -rf .venv; \
	    echo "Python's venv module could not make .venv; on Debian and Ubuntu, install python3-venv." >&2; \
	    exit 1; \
	done; \
	echo "$(NO_PYTHON)" >&2; exit 1

# What must hold before anything else is tried.
possible:
	@test -w . || { echo "Dateline cannot write to $(CURDIR): make it writable or copy it to a folder that is." >&2; exit 1; }
ifdef PYTHON
	@$(PYTHON) $(IN_RANGE) 2>/dev/null || { echo "$(NO_PYTHON)" >&2; exit 1; }
endif
