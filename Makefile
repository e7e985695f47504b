# The two commands: `make demo` and `make test`. Everything else is in the README.
PY := .venv/bin/python
CODE := fourfold tests benchmarks scripts manage.py
.PHONY: demo test test-all check types shape tables format setup machine wheel docs words

setup:
	@sh scripts/setup.sh

machine: setup
	@sh scripts/machine.sh

demo: setup
	@$(PY) -m fourfold demo $(ARGS)

check: setup
	@$(MAKE) --no-print-directory -j2 --output-sync=target types shape tables
	@echo "Formatting, lint, types, import contracts, templates and migrations are as they should be."

types:
	@$(PY) -m mypy --no-error-summary fourfold

shape:
	@$(PY) -m ruff format --check -q $(CODE)
	@$(PY) -m ruff check -q $(CODE)
	@.venv/bin/lint-imports --no-logo
	@$(PY) -m djlint --quiet --lint fourfold/ui/jinja2 fourfold/pages/jinja2
	@$(PY) manage.py makemigrations --check --dry-run -v 0

# The tables that all tests work on, made while the types are checked; nothing is done where they are kept already.
tables: setup
	@$(PY) -m tests.made_once

test: machine check
	@$(PY) scripts/suite.py

test-all: machine check
	@$(PY) scripts/suite.py --all

format: setup
	@$(PY) -m ruff format -q $(CODE)
	@$(PY) -m ruff check -q --fix $(CODE)

docs: setup
	@$(PY) scripts/draw_docs.py

words: setup
	@$(PY) scripts/words.py

wheel: setup
	@$(PY) -m hatchling build -t wheel
