# Everything a user or developer does. `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
PORT ?= 8000
# Chromium and its test runs are heavy: one worker per core.
WORKERS ?= auto

export DJANGO_SETTINGS_MODULE ?= artisanumerique.settings.dev
export PYTHONPATH := site:.

.PHONY: help run install install-dev demo demo-reset demo-media migrations messages messages-check
.PHONY: test-postgres superuser shell lint format types contracts checks unit browser js test test-tools sandbox booklet
.PHONY: bench screenshots static clean

help: ## List what can be done
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

run: install ## Start the site and its worker (the first time: install and fill the demo)
	@$(BIN)/python -m tools.start --port $(PORT)

install: .venv/.installed node_modules/.installed ## Install the pinned dependencies

.venv/.installed: requirements.txt constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/.installed-dev: requirements-dev.txt requirements-alone.txt .venv/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-alone.txt
	@touch $@

node_modules/.installed: package.json package-lock.json
	@node -e 'process.exit(parseInt(process.versions.node, 10) < 20 ? 1 : 0)' || { echo "Node 20 or newer is needed."; exit 1; }
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@

install-dev: install .venv/.installed-dev ## Install what tests and checks need too

demo: install ## Rebuild the demo content (twice changes nothing)
	@$(MANAGE) migrate --verbosity 0 && $(MANAGE) load_demo

demo-reset: install ## Delete all demo content and load it again
	@$(MANAGE) load_demo --from-nothing

demo-media: install ## Render the demo's films, models and images again (long; needs its own packages)
	@$(BIN)/python tools/demo_media/build.py

migrations: install ## Write the migrations that the models need
	@$(MANAGE) makemigrations

messages: install ## Bring the message catalogs up to date with the code
	@$(BIN)/python -m tools.messages update

messages-check: install ## Say which messages have no French
	@$(BIN)/python -m tools.messages check

superuser: install ## Make an account that may do everything
	@$(MANAGE) createsuperuser

shell: install ## Open a Python shell on the site
	@$(MANAGE) shell

format: install-dev ## Format the code
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

lint: install-dev ## Check formatting and lint
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .

types: install-dev ## Check types (Python and JavaScript)
	@$(BIN)/mypy --no-error-summary site cms plugins media_pipeline
	@npx --no-install tsc --project jsconfig.json

contracts: install-dev ## Check that no layer imports what it must not know
	@$(BIN)/lint-imports --verbose | tail -n 12

checks: install-dev ## Check migrations, messages and production settings
	@$(BIN)/python -m tools.messages compile && $(BIN)/python -m tools.messages check
	@$(MANAGE) makemigrations --check --dry-run
	@DJANGO_SETTINGS_MODULE=artisanumerique.settings.production AN_BASE_URL=https://example.org \
	  AN_SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))') \
	  $(MANAGE) check --deploy --fail-level WARNING

test-tools: install-dev ## Install the browser, the sandbox and what else tests need, or say what to install
	@$(BIN)/python -m tools.sandbox
	@$(BIN)/python -m tools.browser
	@$(BIN)/python -m tools.redis
	@$(BIN)/python -m tools.java
	@$(BIN)/python -m tools.booklet

sandbox: install ## Install the sandbox that media need, or say what to install
	@$(BIN)/python -m tools.sandbox

booklet: install ## Install what draws the booklets to print, or say what to install
	@$(BIN)/python -m tools.booklet

unit: test-tools ## Run the tests that need no page in a browser
	@$(BIN)/python -m tools.messages compile
	@DJANGO_SETTINGS_MODULE=artisanumerique.settings.test $(BIN)/pytest -q -n $(WORKERS) --no-skips --ignore tests/browser

test-postgres: test-tools ## Run the tests that need no page in a browser on PostgreSQL
	@$(BIN)/python -m tools.messages compile
	@$(BIN)/python -m tools.postgres -q -n $(WORKERS) --ignore tests/browser --ignore tests/contract

browser: test-tools ## Run the browser and accessibility tests
	@$(BIN)/python -m tools.messages compile
	@DJANGO_SETTINGS_MODULE=artisanumerique.settings.test $(BIN)/pytest -q -n $(WORKERS) --no-skips tests/browser

js: install ## Run the tests of the JavaScript
	@node --test tests/js/

test: lint types contracts checks js unit browser ## Everything CI runs

bench: install-dev ## Measure start-up, pages, weight and map, and keep the table in bench/results/
	@$(BIN)/python -m bench.run

screenshots: test-tools ## Make the pictures of the documentation again
	@$(BIN)/python -m tools.screenshots

static: install ## Collect the static files for production
	@$(MANAGE) collectstatic --noinput --verbosity 0

clean: ## Delete what was installed and written (the database and uploads too)
	@rm -rf .venv node_modules var
