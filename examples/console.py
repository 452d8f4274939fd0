"""Print on any terminal and into any file: what its encoding lacks becomes a question mark.

Names of other scripts and arrows fit no encoding of one byte, such as the cp1252 of a Windows console, and
Python would stop at the first of them.
"""

import io
import sys


def forgiving() -> None:
    """Let ``print`` go on where the encoding of the output has no such character."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
