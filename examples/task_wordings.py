"""A column of crowd wordings as figures with their ranges."""

import console

import claimkit as ck

FRAME = {"id": [1, 2, 3, 4], "crowd": ["about 5,000", "dozens", "between 200 and 300", "a sea of flags"]}


def use() -> None:
    """Read the column; a frame of pandas or polars gives one of the same kind back."""
    table = ck.parse_quantities(FRAME, "crowd")
    for words, low, high, error in zip(*(table[c] for c in ("crowd", "low", "high", "error")), strict=True):
        print(f"{words}: {error or f'{low} to {high}'}")


if __name__ == "__main__":
    console.forgiving()
    use()
