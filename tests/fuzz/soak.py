"""Send many inputs through every entry point: ``python -m tests.fuzz.soak --count 100000``.

Prints each find with the input that led to it, shortened; a find becomes a line of finds.jsonl and is mended.
The same seed writes the same inputs.  Exit code 1 where anything was found.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from tests.fuzz.entries import ENTRIES, Input
from tests.fuzz.grammar import random_writer
from tests.fuzz.steps import calls

BASE, EACH = 200_000, 6_000  # most calls of a group of entry points: BASE + EACH * code points
FASTEST = 25e-9  # seconds: no call is cheaper, so that a quick input needs no counting
TEXTS = 5  # in one round


def drawn(seed: int) -> Input:
    """Write the texts and names of a round."""
    writer = random_writer(seed, longest_run=(20, 60, 300)[seed % 3])
    return Input(tuple(writer.text() for _ in range(TEXTS)), tuple(writer.name() for _ in range(TEXTS)))


def fault_of(entry: Callable[[Input], None], given: Input) -> str:
    """Return what goes wrong with an input, or an empty string."""
    begun = time.process_time()
    try:
        entry(given)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a find
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}: {str(error)[:600]}"
    most = BASE + EACH * given.size
    if time.process_time() - begun < FASTEST * most:
        return ""
    steps = calls(lambda: entry(given))
    return f"too long: {steps} calls, more than {most}" if steps > most else ""


def shortened(entry: Callable[[Input], None], given: Input, fault: str) -> Input:
    """Cut out of the input what the fault does not need."""
    kind = fault.split(": ", maxsplit=1)[0]

    def same(tried: Input) -> bool:
        return fault_of(entry, tried).split(": ")[0] == kind

    for field in ("texts", "names"):
        for number in reversed(range(TEXTS)):
            told = getattr(given, field)
            fewer = given._replace(**{field: told[:number] + told[number + 1 :]})
            if number < len(told) and same(fewer):
                given = fewer
        for number, text in enumerate(getattr(given, field)):
            size = len(text)
            while size:
                at = 0
                while at < len(getattr(given, field)[number]):
                    told = getattr(given, field)
                    cut = told[number][:at] + told[number][at + size :]
                    tried = given._replace(**{field: (*told[:number], cut, *told[number + 1 :])})
                    if same(tried):
                        given = tried
                    else:
                        at += size
                size //= 2
    return given


def main() -> int:
    """Fuzz, and say what was found."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--count", type=int, default=10**9, help="texts to read, five in a round")
    ask.add_argument("--first", type=int, default=0, help="seed of the first round")
    ask.add_argument("--minutes", type=float, default=10**6, help="stop after so long")
    ask.add_argument("--most-finds", type=int, default=10, help="stop after so many finds")
    given = ask.parse_args()
    begun, found, seen, done = time.monotonic(), 0, set[str](), 0
    for seed in range(given.first, given.first + given.count // TEXTS):
        if time.monotonic() - begun > 60 * given.minutes or found >= given.most_finds:
            break
        one = drawn(seed)
        for entry in ENTRIES:
            fault = fault_of(entry, one)
            if fault and fault.split(": ")[0] not in seen:
                seen.add(fault.split(": ")[0])
                found += 1
                short = shortened(entry, one, fault)
                print(f"seed {seed} {entry.__name__}: {fault}")
                print(json.dumps({"entry": entry.__name__, **short._asdict()}), flush=True)
        done += TEXTS
        if done % 5000 == 0:
            print(f"# {done} inputs, {found} finds, {time.monotonic() - begun:.0f} s", flush=True)
    print(f"{done} inputs through {len(ENTRIES)} groups of entry points: {found} finds")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
