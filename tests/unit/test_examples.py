"""Every example runs, wherever its output goes."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

TASKS = "changes check claimreview dossier picture sanctions sources spreadsheet wordings".split()
"""What people come for, one script each."""

EXAMPLES = sorted(Path(__file__).parents[2].joinpath("examples").glob("*.py"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_runs_where_its_output_has_an_encoding_of_one_byte(example: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(
        [sys.executable, example], cwd=tmp_path, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")


@pytest.mark.parametrize("task", TASKS)
def test_a_task_takes_ten_lines_at_most(task: str) -> None:
    script = next(path for path in EXAMPLES if path.stem == f"task_{task}")
    tree = ast.parse(script.read_text(encoding="utf-8"))
    use = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "use")
    assert sum((line.end_lineno or 0) - line.lineno + 1 for line in use.body[1:]) <= 10
