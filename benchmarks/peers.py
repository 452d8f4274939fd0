"""What it costs to have claimkit, and each of its neighbours that is installed here.

    python benchmarks/peers.py

For each library: its version, how many distributions it brings (itself counted), their size on disk, and the
time of the processor to import it in a fresh process, the least of five. How well each does its task beside
claimkit is measured by quantities.py (quantulum3), names.py (nomenklatura, splink) and truth.py (crowd-kit).
"""

import re
import subprocess
import sys
from importlib import metadata

PEERS = {
    "claimkit": "claimkit.dossier",  # nearly all of it: what "claimkit" itself imports on use
    "splink": "splink",
    "nomenklatura": "nomenklatura.matching",
    "crowd-kit": "crowdkit.aggregation",
    "quantulum3": "quantulum3.parser",
    "langextract": "langextract",
}
IMPORT = "import time; t = time.process_time(); import {}; print(time.process_time() - t)"


def brought(name: str, found: dict[str, metadata.Distribution]) -> None:
    """Gather a distribution and all that it requires here, extras left out."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in found:
        return
    try:
        found[key] = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return  # asked for on other systems only
    for wanted in found[key].requires or ():
        if "extra ==" not in wanted:
            brought(re.split(r"[\s;<>=!~\[(]", wanted, maxsplit=1)[0], found)


def size(distribution: metadata.Distribution) -> int:
    paths = (file.locate() for file in distribution.files or ())
    return sum(path.stat().st_size for path in paths if path.suffix != ".pyc" and path.is_file())


def main() -> None:
    print(f"{'':14}{'version':>10}{'packages':>10}{'MB':>8}{'import ms':>11}")
    for name, module in PEERS.items():
        found: dict[str, metadata.Distribution] = {}
        brought(name, found)
        if not found:
            print(f"{name:14} is not installed here")
            continue
        runs = [[sys.executable, "-c", IMPORT.format(module)]] * 5
        took = min(float(subprocess.run(run, capture_output=True, check=True).stdout) for run in runs)
        megabytes = sum(map(size, found.values())) / 2**20
        print(f"{name:14}{metadata.version(name):>10}{len(found):>10}{megabytes:>8.0f}{took * 1000:>11.0f}")


if __name__ == "__main__":
    main()
