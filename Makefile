# The commands of the archive; `make help` lists them. Nothing is installed outside .venv.

PYTHON ?= python3
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
PIP := PIP_ROOT_USER_ACTION=ignore $(BIN)/python -m pip --quiet --no-input --disable-pip-version-check
ALONE := $(PYTHON) .ci/alone .venv.lock
# Whoever waited finds it done: true where no prerequisite is newer.
DONE = for each in $^; do [ $@ -nt $$each ] || is_old=1; done; [ -z "$$is_old" ]
# Each process reads all tests before it runs its share: compiled, half of that time is saved.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses 2 --dist worksteal
LOCK := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/python -m piptools compile --quiet --upgrade --generate-hashes \
	--allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	--no-emit-options

VNU := vnu-jar@26.9.27

# Invented pages stay out of a reader's own archive.
DEMO_DATA = $${ARCHIVE_DATA_DIR:-$(if $(PAGES),var/archive,var/demo)}
ONCE_ASKED = $(filter-out 0,$(ONCE))

.DEFAULT_GOAL := help
.PHONY: help demo serve html test suite test-long validate lighthouse bench lint lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/base ## a working archive in the browser (PAGES=folder, PORT=, ONCE=1 not to serve)
	@export ARCHIVE_DATA_DIR="$(DEMO_DATA)"; \
	$(MANAGE) demo $(if $(PAGES),"$$PAGES") && $(if $(ONCE_ASKED),:,exec $(MANAGE) serve)

serve: .venv/base ## your archive in the browser (HOST=, PORT=)
	@exec $(MANAGE) serve

html: .venv/html ## what reads saved HTML, web archives and feeds, beside plain text

test: .venv/test ## everything that is checked; databases on SQLite, and PostgreSQL where given
	@$(MAKE) --no-print-directory --jobs 2 lint suite

suite: .venv/test
	@TEST_DATABASE=postgresql $(PYTEST)
	@$(PYTEST)

test-long: .venv/test ## the tests that take minutes as well
	@$(PYTEST) --long
	@TEST_DATABASE=postgresql $(PYTEST) --long -m alike
	@TEST_DATABASE=postgresql $(PYTEST) --long tests/test_crashes.py tests/test_crash_histories.py tests/test_under_load.py

validate: .venv/test ## every kind of page and the style sheet by the Nu Html Checker (Node.js, Java)
	@seen=$$(mktemp -d) && trap 'rm -rf "$$seen"' EXIT && \
	PAGES_SEEN="$$seen" $(BIN)/python -m pytest --quiet tests/browser/test_every_page.py \
		tests/browser/test_empty_archive.py && \
	npx --yes $(VNU) --also-check-css "$$seen"/*.html static/*.css

lighthouse: .venv/test ## Lighthouse over the demo's pages (Node.js, Chromium)
	@$(MAKE) --no-print-directory demo ONCE=1
	@ARCHIVE_DATA_DIR="$(DEMO_DATA)" $(BIN)/python -m tests.bench.lighthouse

bench: .venv/bench ## search against its peers, reading, copies, pages, files (SIZE=100000, ALL=1, JSON=file)
	@$(BIN)/python -m tests.bench.search $(if $(SIZE),--size $(SIZE)) $(if $(ALL),--all) $(if $(JSON),--json "$(JSON)")
ifndef SIZE
	@$(BIN)/python -m tests.bench.ingest
	@$(BIN)/python -m tests.bench.reading
	@$(BIN)/python -m tests.bench.copies
	@$(BIN)/python -m tests.bench.recovery
	@$(MAKE) --no-print-directory demo ONCE=1
	@ARCHIVE_DATA_DIR="$(DEMO_DATA)" $(BIN)/python -m tests.bench.pages
	@ARCHIVE_DATA_DIR="$(DEMO_DATA)" $(BIN)/python -m tests.bench.exports
endif

lint: .venv/test ## style, types and known dangers
	@$(BIN)/python -m ruff check --quiet --output-format concise
	@$(BIN)/python -m ruff format --check --quiet --output-format concise
	@$(BIN)/python -m mypy --no-error-summary
	@said=$$($(BIN)/python -m bandit --quiet --recursive archive manage.py 2>&1) || \
	{ printf '%s\n' "$$said"; exit 1; }

lock: .venv/test ## renew requirements/*.txt from pyproject.toml
	@$(LOCK) --output-file requirements/base.txt pyproject.toml
	@$(LOCK) --extra html --constraint requirements/base.txt --output-file requirements/html.txt \
		pyproject.toml
	@$(LOCK) --extra html --extra test --constraint requirements/base.txt \
		--constraint requirements/html.txt --output-file requirements/test.txt pyproject.toml
	@$(LOCK) --extra bench --constraint requirements/base.txt --output-file requirements/bench.txt \
		pyproject.toml

clean: ## remove what was built; archives in var/ stay
	@rm -rf .venv .venv.lock .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "Python 3.11 or newer is needed: name one with PYTHON=, as in make demo PYTHON=python3.12"; \
	exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	echo "Python's venv is missing: on Debian, apt install python3-venv"; exit 1; }
	@$(ALONE) '[ -e $@ ] || { echo "Installing into .venv (once)"; $(PYTHON) -m venv --clear .venv; touch $@; }'

.venv/base: requirements/base.txt | .venv/python
	@$(ALONE) '$(DONE) || { $(PIP) install --require-hashes --requirement requirements/base.txt; touch $@; }'

.venv/html: requirements/html.txt .venv/base
	@$(ALONE) '$(DONE) || { $(PIP) install --require-hashes --requirement requirements/base.txt \
	--requirement requirements/html.txt; touch $@; }'

.venv/test: requirements/test.txt .venv/base
	@$(ALONE) '$(DONE) || { $(PIP) install --require-hashes --requirement requirements/base.txt \
	--requirement requirements/test.txt; touch $@; }'

.venv/bench: requirements/bench.txt .venv/test
	@$(ALONE) '$(DONE) || { $(PIP) install --require-hashes --requirement requirements/bench.txt; touch $@; }'
