# One command a job. Each sets up .venv by itself, and only when pyproject.toml has changed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SAMPLE := data/articles/pakistan-turns-to-iran.txt
ARTICLE ?= $(SAMPLE)
# Spare cores to pytest: two workers are what a small machine has.
WORKERS ?= 2

# GOLD: a folder with gold from elsewhere; UPDATE=1 pins better scores, ALLOW_LOWER=1 worse ones too; DOCS=1 writes the page;
# MISSES=1 shows what is missed and made up on the gold for development; VERDICTS=1 lists what the briefs say and nobody has judged.
GOLD ?=
EVALUATE := $(if $(GOLD),--gold "$(GOLD)") $(if $(UPDATE),--update) $(if $(ALLOW_LOWER),--allow-lower) $(if $(DOCS),--docs) $(if $(MISSES),--misses) $(if $(AGREEMENT),--agreement) $(if $(VERDICTS),--verdicts)

.PHONY: help report test evaluate calibrate lint format lab docs model sample samples bench comparison clean

help:            ## what can be made
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## */  make \1\t/' | expand -t 18

report: $(READY)  ## a finished brief of ARTICLE, as HTML and PDF
	@$(BIN)/communique brief "$(ARTICLE)"

test: $(READY)    ## all tests
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(TESTS)

evaluate: $(READY)  ## score the extraction, on GOLD=folder too, and fail where it fell
	@$(BIN)/python -m analysis.evaluation $(EVALUATE)

calibrate: $(READY)  ## measure on our own gold how far each rule can be trusted
	@$(BIN)/python -m analysis.evaluation --calibrate

lint: $(READY)    ## format, lint and types, as CI checks them
	@$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy

format: $(READY)  ## put the code into the house format
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lab: $(READY)     ## JupyterLab, set up: warm kernels and a start page
	@$(BIN)/communique lab

docs: $(READY)    ## regenerate what is generated in docs/
	@$(BIN)/python -m analysis.reference_docs && $(BIN)/python -m docs.gallery

model: $(READY)   ## build the model of interactions anew from data/training
	@$(BIN)/python data/training/build_interactions.py

sample: $(READY)  ## render the committed sample edition anew
	@rm -rf build/sample && $(BIN)/communique brief "$(SAMPLE)" --data build/sample/data --out build/sample/out
	@rm -rf reports/sample/tables && mkdir -p reports/sample && cp -rL build/sample/out/*/latest/. reports/sample/
	@pdftoppm -r 100 -f 1 -singlefile -png reports/sample/report.pdf reports/sample/first-page

samples: $(READY) ## render the committed samples of the notebooks on many texts anew
	@rm -rf build/samples && $(BIN)/communique extract data/articles/mediation_history --data build/samples/history > /dev/null
	@$(BIN)/communique extract data/articles/one_story --data build/samples/story > /dev/null
	@for report in mediation-tracks escalation-watch actor-profile; do \
	  $(BIN)/communique reports run $$report --data build/samples/history --out build/samples/out \
	    $$(case $$report in escalation-watch) echo "--set period=year";; actor-profile) echo "--set actor=Norway";; esac) || exit 1; done
	@for report in source-audit coverage-comparison; do \
	  $(BIN)/communique reports run $$report --data build/samples/story --out build/samples/out || exit 1; done
	@for report in build/samples/out/*; do mkdir -p reports/sample/$$(basename $$report) \
	  && cp $$report/latest/report.html reports/sample/$$(basename $$report)/; done

bench: $(READY)   ## take the figures of docs/benchmarks.md, in some twenty minutes; QUICK=1 to see that it runs
	@$(BIN)/python -m compileall -q $(VENV)/lib analysis benchmarks > /dev/null || true
	@test -x build/peers/bin/python || ( $(BIN)/uv venv -q build/peers --python $(BIN)/python \
	  && $(BIN)/uv pip install -q --python build/peers/bin/python jupyter-scheduler notebooker ) || rm -rf build/peers
	@$(BIN)/python -m benchmarks.figures $(if $(QUICK),--quick)

comparison: $(READY)  ## the brief beside nbconvert and pandoc: pictures and figures of docs/comparison.md
	@test -x build/pandoc/pandoc || ( rm -rf build/pandoc && $(BIN)/uv pip install -q --target build/pandoc pypandoc-binary \
	  && ln -s pypandoc/files/pandoc build/pandoc/pandoc )
	@$(BIN)/python -m benchmarks.comparison

clean:           ## remove what the commands here made, the environment included
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# uv resolves and installs in seconds; where it cannot be had, pip does the same slower.
$(READY): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -c 'import sys; sys.exit("Communiqué needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Say: make PYTHON=python3.11") if sys.version_info < (3, 11) else 0'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up $(VENV) (once; a few minutes on a slow line) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check "pip>=25.1" uv \
	  && ( $(BIN)/uv pip install -q --python $(BIN)/python --group dev -e . \
	       || $(BIN)/python -m pip install -q --group dev -e . )
	@touch $@
