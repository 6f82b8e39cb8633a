# `make` lists what there is. Each target makes what it needs first: .venv from the pinned requirements, Chromium.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test test-all check unit browser second slow deploy bench offline handout soak audit sbom format picture golden lock

PORT ?= 8501
PY := .venv/bin/python
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r
COMPILE := $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

TALK = $(if $(STORY),--story $(STORY)) $(if $(DECK),--deck $(DECK)) $(if $(ASOF),--asof $(ASOF))

# $(call stage,what it is,command): says what runs, and how long it took
stage = @printf '\n== %s\n' '$(1)'; began=$$(date +%s); $(2) && echo "   $$(( $$(date +%s) - began )) s"

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

run: .venv/runs ## start the app and print its address (PORT=8501); Ctrl-C stops it
	@exec $(PY) -m streamlit run app.py --server.port $(PORT)

test: check unit browser ## everything: check, unit, browser

test-all: test second slow deploy ## test, and what takes minutes: the second story, slow tests, the proxy, many readers

check: .venv/tests ## the fast part: format, lint, types, arrows between the floors, content
	$(call stage,format,$(PY) -m ruff format --check --quiet --diff .)
	$(call stage,lint,$(PY) -m ruff check --quiet .)
	$(call stage,types,$(PY) -m mypy)
	$(call stage,arrows,.venv/bin/lint-imports --no-logo)
	$(call stage,content,$(PY) -m story check data --strict)

unit: .venv/tests ## unit and page tests
	$(call stage,unit and page tests,$(PY) -m pytest -n auto --dist loadfile --ignore=tests/browser tests)

browser: .venv/tests ## browser tests (CHROMIUM=path of the one to use)
	$(call stage,browser tests,chromium=$$(bash .ci/browser) && CHROMIUM="$$chromium" $(PY) -m pytest -n 2 --dist loadfile tests/browser)

second: .venv/tests ## all browser tests on the second story: what holds for ours holds for another
	$(call stage,browser tests on the second story,chromium=$$(bash .ci/browser) && STORY=tests/stories/lantern-codex \
		CHROMIUM="$$chromium" $(PY) -m pytest -n 2 --dist loadfile tests/browser)

slow: .venv/tests ## tests that need minutes or a server of their own kind: a long story in a browser, Redis, a crash
	$(call stage,slow tests,chromium=$$(bash .ci/browser) && CHROMIUM="$$chromium" \
		$(PY) -m pytest -m slow -n 2 --dist loadfile tests)

deploy: .venv/tests ## two replicas behind nginx, one is killed; fifty readers, measured (installs Debian's nginx)
	$(call stage,deployment,chromium=$$(bash .ci/browser) && nginx=$$(bash .ci/nginx) && \
		CHROMIUM="$$chromium" NGINX="$$nginx" $(PY) -m pytest -m deploy tests/deploy)

bench: .venv/tests ## speed, bytes, memory and growth against a bare Streamlit page, printed (twelve minutes, a quiet machine)
	$(call stage,bench,chromium=$$(bash .ci/browser) && CHROMIUM="$$chromium" $(PY) -m pytest -m bench -s tests)

offline: .venv/runs ## the presentation as one file that needs no network: talk.html (STORY=folder, DECK=a,b, ASOF=day)
	@$(PY) -m components.deck talk.html $(TALK)

handout: .venv/runs ## the presentation on paper, a scene a page with its notes: handout.pdf (CHROMIUM=path of the one to use)
	@chromium=$$(bash .ci/browser) && CHROMIUM="$$chromium" $(PY) -m components.deck handout.pdf $(TALK)

soak: .venv/tests ## fifty readers who browse for half an hour (MINUTES=30): nothing grows, nothing fails
	$(call stage,soak,MINUTES=$(or $(MINUTES),30) $(PY) -m pytest -m soak tests/deploy)

audit: .venv/tests ## known vulnerabilities of the pinned packages; needs the network
	$(call stage,audit,$(PY) .ci/audit)

sbom: .venv/tests ## write the bill of materials, sbom.cdx.json
	$(call stage,bill of materials,$(PY) -m cyclonedx_py requirements requirements.txt --pyproject pyproject.toml \
		--output-reproducible --of JSON -o sbom.cdx.json)

format: .venv/tests picture ## put the code in the house's format, mend what can be mended, write the sheet of tokens and the schemas
	@$(PY) -m components.browser.frame ; $(PY) -m story schema ; $(PY) -m ruff check --fix --quiet . ; $(PY) -m ruff format .

picture: .venv/tests ## draw .github/architecture.svg from the code's imports
	@$(PY) -m tests.architecture

golden: .venv/tests ## take the gallery's structure as it is now for the one that is meant
	@GOLDEN=write $(PY) -m pytest --quiet tests/pages/test_gallery.py -k structure

lock: .venv/tests ## pin pyproject.toml's packages (UPGRADE=1: the newest that it allows)
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) --extra dev --constraint requirements.txt pyproject.toml -o requirements-dev.txt

# The stamps: each newer than the file it was made from.
$(PY):
	@python=$$(bash .ci/python) && "$$python" -m venv --clear .venv || { rm -rf .venv; exit 1; }

.venv/runs: requirements.txt | $(PY)
	@echo "Installing what the app needs (about a minute, once) ..."
	@$(INSTALL) $< && touch $@

.venv/tests: requirements-dev.txt .venv/runs
	@echo "Installing what the tests need (about a minute, once) ..."
	@$(INSTALL) $< && touch $@
