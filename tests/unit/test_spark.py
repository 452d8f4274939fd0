"""Spark, where it is installed: partitions give what one process gives."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

import claimkit as ck

WORDINGS = ["about 5,300 people", "dozens", "next week", "more than 4 million"] * 5
ROLES = {"source": "paper", "object": "town", "value": "count", "kind": "record"}


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    pytest.importorskip("pyarrow")
    sql = pytest.importorskip("pyspark.sql")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    yield session
    session.stop()


@pytest.mark.filterwarnings("ignore")
def test_a_column_is_read_in_partitions(spark: Any) -> None:
    frame = spark.createDataFrame([(words,) for words in WORDINGS], "said string").repartition(3)
    names = ("value", "low", "high", "bound", "unit", "error")
    schema = "said string, value double, low double, high double, bound string, unit string, error string"
    rows = frame.mapInArrow(ck.in_batches(ck.parse_quantities, "said"), schema).collect()
    one = ck.parse_quantities(WORDINGS)
    wanted = {tuple(cells) for cells in zip(WORDINGS, *(one[name] for name in names), strict=True)}
    assert {tuple(row) for row in rows} == wanted
    assert len(rows) == len(WORDINGS)


@pytest.mark.filterwarnings("ignore")
def test_sources_learned_once_answer_each_partition(spark: Any) -> None:
    columns = {
        "paper": [f"p{n % 3}" for n in range(60)],
        "town": [f"t{n % 9}" for n in range(60)],
        "count": [float(n % 9 * 100 + (n % 3 == 2) * 7) for n in range(60)],
    }
    learned = ck.resolve_frame(columns, **ROLES).sources

    def answered(batches: Iterable[Any]) -> Iterator[Any]:
        tables = list(batches)
        if tables:
            table = importlib.import_module("pyarrow").Table.from_batches(tables)
            yield from ck.resolve_frame(table, sources=learned, **ROLES).answers.to_batches()

    whole = ck.resolve_frame(columns, sources=learned, **ROLES).answers
    rows = list(zip(*columns.values(), strict=True))
    frame = spark.createDataFrame(rows, "paper string, town string, count double").repartition(4, "town")
    schema = (
        "object string, attribute string, value double, low double, high double, status string, "
        "probability double, n_claims long, n_origins long"
    )
    found = sorted(
        (r.object, r.value, r.status, r.n_claims) for r in frame.mapInArrow(answered, schema).collect()
    )
    names = ("object", "value", "status", "n_claims")
    assert found == sorted(zip(*(whole[name] for name in names), strict=True))
