# The contributor's commands. Each sets up what it needs: Python 3.11 to 3.13 and make are enough.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
  $$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)

.PHONY: help serve build check test lint format fuzz bench search-table search-bench bench-site lock clean
.DEFAULT_GOAL := help

help: ## show these commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /  make \1\t/' | expand -t 16

serve: $(VENV)/.ready ## show the handbook at http://127.0.0.1:8000 and rebuild it on each change
	@$(BIN)/playbook serve

build: $(VENV)/.ready ## make the website in site/
	@$(BIN)/playbook build

check: $(VENV)/.ready ## check the data and change nothing
	@$(BIN)/playbook check

test: lint $(VENV)/.browser-ready $(VENV)/.editor-ready $(VENV)/.office-ready $(VENV)/.search-ready ## run all checks and tests
	@$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(VENV)/.dev-ready ## check format, style and types of the code
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet . && $(BIN)/mypy

format: $(VENV)/.dev-ready ## format the code
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

fuzz: $(VENV)/.dev-ready ## spoil 200,000 data files and see that each is told
	@$(BIN)/python -m tests.fuzzing

bench: $(VENV)/.browser-ready ## time the check beside check-jsonschema, the documents, a key on the page
	@$(BIN)/python -m tests.benchmarking && $(BIN)/python -m tests.timing && $(BIN)/python -m tests.browser.timing

search-table: $(VENV)/.dev-ready $(VENV)/.browser-ready $(VENV)/.search-ready ## judge the search beside three others, by kind of query
	@$(BIN)/python -m tests.searching

search-bench: $(VENV)/.dev-ready $(VENV)/.browser-ready $(VENV)/.search-ready ## time the search beside the theme's, here and with 3,000 entries
	@$(BIN)/python -m tests.searching.timing

bench-site: $(VENV)/.bench-ready ## time the build beside MkDocs, Zensical and Hugo
	@$(BIN)/python -m tests.publish.benchmarking --entries 300 3000

lock: $(VENV)/.dev-ready ## write requirements*.txt anew from requirements*.in
	@$(PYTHON) -m venv $(VENV)/lock && $(VENV)/lock/bin/pip install --quiet uv
	@for name in requirements requirements-dev requirements-bench; do $(VENV)/lock/bin/uv pip compile --quiet --universal \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --no-header $$name.in -o $$name.txt; done

clean: ## delete everything that was made
	@rm -rf $(VENV) site
	@find build -type f ! -name .gitkeep -delete

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 with venv is needed (on Debian: apt install python3 python3-venv)."; exit 1; }
	@echo "Setting up $(VENV) with $(PYTHON) …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: $(VENV)/bin/python requirements.txt pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev-ready: $(VENV)/.ready requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/.bench-ready: $(VENV)/.dev-ready requirements-bench.txt
	@$(BIN)/python -m venv $(VENV)/bench
	@$(VENV)/bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@

$(VENV)/.browser-ready: $(VENV)/.dev-ready tests/finding.py tests/browser/finding.py
	@$(BIN)/python -m tests.browser.finding
	@touch $@

$(VENV)/.office-ready: $(VENV)/.dev-ready tests/finding.py tests/office/finding.py
	@$(BIN)/python -m tests.office.finding
	@touch $@

$(VENV)/.editor-ready: $(VENV)/.dev-ready $(addprefix tests/editor/,package.json package-lock.json .npmrc installing.py)
	@$(BIN)/python tests/editor/installing.py
	@touch $@

$(VENV)/.search-ready: $(VENV)/.dev-ready tests/editor/installing.py $(addprefix tests/searching/,package.json package-lock.json .npmrc)
	@$(BIN)/python tests/editor/installing.py tests/searching
	@touch $@
