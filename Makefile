# `make` alone says what there is. Everything runs in .venv, made from the pins in requirements/.
PYTHON ?= python3
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
CONSOLE := web audit people filings clues cases catalogue network authorisations exchange batches traffic registry \
	registers certificates mortgage lending owners desk notices insight
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links $(LOCK_FLAGS)

.DEFAULT_GOAL := help
.PHONY: help venv static demo test fast postgres check lint types house library format bench docs picture wheel lock spark clean

help: ## 列出所有目标 · this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: venv static ## 造一座城、报送、运行模型、看疑点 · a city, its filings, a run, its clues
	$(BIN)/mingjian demo

test: venv static spark ## 全部测试，含 Spark（需要 Java 17）· every test, Spark's too (they need Java 17)
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(TESTS)

fast: venv static ## 快速测试，两分钟以内 · the tests that take under two minutes
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "not slow and not spark and not postgres and not browser" $(TESTS)

postgres: venv static ## 工作台各室的测试改用 PostgreSQL 再跑一遍 · the console's tests once more, over PostgreSQL
	$(BIN)/python -m tests.on_postgres $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile \
		-m "not slow and not postgres" $(addprefix tests/,$(CONSOLE))

check: lint types house library ## 格式、静态检查、类型、结构、监管知识库 · format, lint, types, architecture, library; -j2 for two at a time

lint: venv
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: venv
	$(BIN)/mypy

house: venv
	$(BIN)/python -m pytest -q tests/house

library: venv
	$(BIN)/mingjian models check

format: venv ## 整理格式 · put the code in its format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: venv ## 性能测试，结果写入 docs/；SCALE=full 为五百万笔贷款 · measure, tables to docs/; SCALE=full: 5 million loans
	for bench in $(wildcard benchmarks/bench_*.py); do $(BIN)/python $$bench || exit 1; done

docs: venv ## 由监管知识库生成数据标准与模型目录 · the catalogue of tables and models, in build/docs/
	$(BIN)/mingjian docs build/docs

picture: demo ## 由演示重画 README 的插图 · draw the README's picture again from the demo
	$(BIN)/python examples/picture.py .mingjian/demo docs/clues.svg

wheel: venv static ## 打包 · the wheel, library inside
	$(BIN)/python -m hatchling build

lock: venv ## 更新 requirements/ 的版本与哈希；升级用 LOCK_FLAGS=--upgrade · renew the pins and hashes
	$(LOCK) -o requirements/run.txt pyproject.toml
	$(LOCK) --extra dev --extra postgres --extra polars --extra pandas -c requirements/run.txt -o requirements/dev.txt pyproject.toml
	$(LOCK) --extra node -c requirements/dev.txt -o requirements/node.txt pyproject.toml
	$(LOCK) --extra spark -c requirements/dev.txt -o requirements/spark.txt pyproject.toml

static: $(VENV)/.static ## 网页所用的组件与字体（需要 npm，没有则装入 .venv）· what pages load, by npm

spark: $(VENV)/.spark ## 在 .venv 中加装 Spark · add Spark to .venv (needs Java 17)

venv: $(VENV)/.installed

clean: ## 删除环境与生成物 · remove the environment and what was made
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache

$(VENV)/.installed: requirements/dev.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements/dev.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.static: package-lock.json ops/vendor.py $(VENV)/.installed
	command -v npm >/dev/null || $(PIP) install --require-hashes -r requirements/node.txt
	PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --no-audit --no-fund --loglevel=error
	$(BIN)/python ops/vendor.py
	touch $@

$(VENV)/.spark: requirements/spark.txt $(VENV)/.installed
	$(PIP) install --require-hashes -r requirements/spark.txt
	touch $@
