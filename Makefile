# The two commands of the README, and what they stand on.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: sandbox run test check-fast format messages lock

# The lock is installed with its hashes checked; the project itself needs no download.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is " + sys.version.split()[0])'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the locked dependencies into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

sandbox: $(READY) ## Bot and sandbox together; no token, no account.
	@$(BIN)/python -m bot sandbox

run: $(READY) ## The bot for real; needs BOT_TOKEN.
	@$(BIN)/python -m bot run

check-fast: $(READY) ## What a commit must pass: format, lint, types, contracts.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check-fast ## All of it.
	$(BIN)/pytest --cov --cov-report=term:skip-covered --numprocesses auto --maxprocesses 4

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Babel fills in headers that nobody keeps up; without them a catalogue changes only where its texts do.
TIDY := sed -E -e '/^"(Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By):/d' \
	-e 's/^("Project-Id-Version:) +/\1 /' -e '$${/^$$/d;}'

messages: $(READY) ## Extract the interface texts and bring every catalogue up to date.
	@$(BIN)/pybabel -q extract -k html --add-location=file --sort-by-file --omit-header -o content/locales/bot.pot views
	@for po in content/locales/*/LC_MESSAGES/bot.po; do \
		$(BIN)/pybabel -q update -N --ignore-obsolete --ignore-pot-creation-date -D bot -i content/locales/bot.pot -o $$po -l $$(basename $$(dirname $$(dirname $$po)) | sed 's/-.*//') || exit; \
	done
	@for file in content/locales/bot.pot content/locales/*/LC_MESSAGES/bot.po; do \
		$(TIDY) $$file > $$file.tidy && mv $$file.tidy $$file || exit; \
	done

lock: ## Resolve the lock anew; needs uv.
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements.lock
