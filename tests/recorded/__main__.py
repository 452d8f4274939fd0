"""Compare answers with those recorded: ``python -m tests.recorded [--update] [kind ...]``."""

from __future__ import annotations

import sys

from tests.recorded import KINDS, differences, recorded, write


def main() -> None:
    """Show what has changed, or write the answers anew."""
    for kind in [name for name in sys.argv[1:] if name in KINDS] or list(KINDS):
        now = {name: make() for name, make in KINDS[kind]().items()}
        if "--update" in sys.argv:
            write(kind, now)
        for line in differences(recorded(kind), now):
            print(f"{kind}: {line}")


if __name__ == "__main__":
    main()
