# The two commands of the README, and what they stand on.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
# A module stays in one process: what it prepares once (an image, a million rows, a tour of all pages) costs much.
SPREAD := --numprocesses 4 --dist loadscope --no-loadscope-reorder
# The tests start the program hundreds of times, which would compile all of it each time.
unexport PYTHONDONTWRITEBYTECODE
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps

.DEFAULT_GOAL := help
.PHONY: help sandbox run test test-all-pythons coverage check-fast format messages docs reference release lock

help: ## This list.
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r goal text; do \
		printf '%-18s%s\n' "$$goal" "$$text"; \
	done

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is " + sys.version.split()[0])'
	@$(PYTHON) -m venv $(VENV)

# The locks are installed with their hashes checked. What runs needs no more than the folder that it lies in.
$(READY): requirements.lock | $(BIN)/python
	@echo "Installing the locked dependencies into $(VENV) …"
	@$(INSTALL) --require-hashes --requirement requirements.lock
	@touch $@

# Who develops has all of that, the tools, and the project itself, which needs no download.
$(READY_DEV): requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "Installing the locked dependencies and tools into $(VENV) …"
	@$(INSTALL) --require-hashes --requirement requirements-dev.lock
	@$(INSTALL) --no-build-isolation --editable .
	@touch $(READY) $@

sandbox: $(READY) ## Bot and sandbox together; no token, no account.
	@$(BIN)/python -m bot sandbox

run: $(READY) ## The bot for real; needs BOT_TOKEN.
	@$(BIN)/python -m bot run

check-fast: $(READY_DEV) ## What a commit must pass: format, lint, types, contracts, entries in the changelog.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.changelog_check

test: check-fast ## All of it.
	$(BIN)/pytest $(SPREAD)

# Each Python has an environment of its own, which is kept.
test-all-pythons: ## The tests on every CPython from 3.11 on that is there.
	@$(PYTHON) -m tools.pythons | while read -r python; do \
		echo "$$python"; \
		$(MAKE) --no-print-directory PYTHON="$$python" VENV=".venv-$$(basename "$$python")" test || exit; \
	done

coverage: $(READY_DEV) ## The tests with the lines and branches that they miss; takes longer.
	$(BIN)/pytest --cov --cov-report=term:skip-covered $(SPREAD)

format: $(READY_DEV) ## Format, and mend what can be mended.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Babel fills in headers that nobody keeps up; without them a catalogue changes only where its texts do.
TIDY := sed -E -e '/^"(Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By):/d' \
	-e 's/^("Project-Id-Version:) +/\1 /' -e '$${/^$$/d;}'

messages: $(READY_DEV) ## Extract the interface texts and bring every catalogue up to date.
	@$(BIN)/pybabel -q extract -k html -k pgettext:1c,2 -c Translators: -s --add-location=file --sort-by-file --omit-header -o content/locales/bot.pot views
	@for po in content/locales/*/LC_MESSAGES/bot.po; do \
		$(BIN)/pybabel -q update -N --ignore-obsolete --ignore-pot-creation-date -D bot -i content/locales/bot.pot -o $$po -l $$(basename $$(dirname $$(dirname $$po)) | sed 's/-.*//') || exit; \
	done
	@for file in content/locales/bot.pot content/locales/*/LC_MESSAGES/bot.po; do \
		$(TIDY) $$file > $$file.tidy && mv $$file.tidy $$file || exit; \
	done
	@$(BIN)/python -m bot content typography

docs: $(READY_DEV) ## The documents as a site in build/site, with every link checked.
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "build/site/index.html"

reference: $(READY_DEV) ## Write the pages anew that are made of the program.
	@$(BIN)/python -m bot.settings_table > docs/configuration.md.new && mv docs/configuration.md.new docs/configuration.md
	@$(BIN)/python -m bot.metrics.table > docs/metrics.md.new && mv docs/metrics.md.new docs/metrics.md
	@$(BIN)/python -m tests.docs.log_events

RELEASE_TESTS := tests/content tests/docs tests/packages tests/running/test_cli.py

release: check-fast ## VERSION=1.2.0: check, set the version, build, commit and tag; TRIAL=1 leaves no trace but dist/.
	$(BIN)/pytest $(SPREAD) $(RELEASE_TESTS)
	$(BIN)/python -m tools.release "$(VERSION)" $(if $(TRIAL),--trial)

LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet

lock: ## Resolve the locks anew, that for running with the same versions; needs uv.
	$(LOCK) --extra dev --extra docs --extra bench --output-file requirements-dev.lock
	$(LOCK) --constraint requirements-dev.lock --output-file requirements.lock
