# `make run` starts the app, `make test` runs every check, `make bench` measures the engines, `make pictures` takes the README's; each sets up what it needs.
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3

.PHONY: run test check audit bench load pictures department clean

run: $(VENV)/.app
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: $(VENV)/.dev
	./scripts/browser.sh
	./scripts/database.sh
	./scripts/proxy.sh
	$(MAKE) --no-print-directory check
	$(BIN)/pytest -n 2 --dist worksteal
	@# What became known of a dependency since is news, not a fault of what is tested.
	-@$(BIN)/python -m scripts.audit

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.app: $(VENV)/bin/python requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.dev: $(VENV)/.app requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

audit: $(VENV)/.dev
	$(BIN)/python -m scripts.audit

bench: $(VENV)/.bench
	$(BIN)/python -m benchmarks.engines

$(VENV)/.bench: $(VENV)/.app benchmarks/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	touch $@

# ROWS="sliders soak" measures these alone; LOAD="--soak-share 1" is a whole soak.
load: $(VENV)/.dev
	./scripts/browser.sh
	$(BIN)/python -m benchmarks.load $(ROWS) $(LOAD)

pictures: $(VENV)/.dev
	./scripts/browser.sh
	$(BIN)/python -m scripts.pictures

department: $(VENV)/.dev
	./scripts/database.sh
	./scripts/proxy.sh
	$(BIN)/python -m scripts.department

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
