"""The seed reports and what their claims files say of them."""

import importlib.util
import json
import re
import shutil
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
D0 = "0-court-crowd.claims.json"


def _load_task() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_seeds", ROOT / "tasks" / "check_seeds.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


check_seeds = _load_task()


def test_the_seeds_have_no_fault() -> None:
    assert check_seeds.seed_faults(SEEDS) == []


def test_there_are_five_reports_with_claims_and_traps() -> None:
    seeds = check_seeds.load_seeds(SEEDS)
    assert [d["id"] for d in seeds["documents"]] == ["D0", "D1", "D2", "D3", "D4"]
    assert {d["file"] for d in seeds["documents"]} == {p.name for p in SEEDS.glob("*.txt")}
    sizes = {kind: len(seeds[kind]) for kind in ("claims", "not_claims", "relations", "verdicts")}
    assert sizes == {"claims": 104, "not_claims": 35, "relations": 42, "verdicts": 24}


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (D0, '"phrase": "About 5,000"', '"phrase": "About 6,000"', "D0-c06: 'About 6"),
        (D0, '"id": "D0-c07"', '"id": "D0-c06"', "D0-c06: id given 2 times"),
        (D0, '"low": 4500', '"low": 5600', "D0-c06: 5600, 5000, 5500"),
        (D0, '"event": "E2a"', '"event": "E99"', "D0-c06: E99 is not known"),
        ("relations.json", '"claims": ["D0-c06"', '"claims": ["D0-c99"', "R01: D0-c99 is no claim"),
        ("relations.json", '"type": "successive"', '"type": "follows"', "R01: type 'follows'"),
        ("3-mutiny-and-march.txt", "Storm-Z", "Storm-ZZ", "D3: "),
    ],
)
def test_a_fault_is_named(tmp_path: Path, file: str, old: str, new: str, fault: str) -> None:
    folder = tmp_path / "seeds"
    shutil.copytree(SEEDS, folder)
    path = folder / file
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode("utf-8"))
    assert any(found.startswith(fault) for found in check_seeds.seed_faults(folder))


def test_the_readme_explains_every_field_of_a_claim() -> None:
    explained = set(re.findall(r"`(\w+)`", (SEEDS / "README.md").read_text(encoding="utf-8")))
    for path in SEEDS.glob("*.claims.json"):
        claims = json.loads(path.read_text(encoding="utf-8"))["claims"]
        for claim in claims:
            assert set(claim) | set(claim["value"]) | set(claim["attribution"]) <= explained, claim["id"]
