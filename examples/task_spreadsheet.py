"""A spreadsheet of claims, resolved and written as another one."""

import console

import claimkit as ck

SHEET = """\
event;attribute;text;source;about
march;crowd_size;about 4,000;Morning Post;9 March 2024
march;crowd_size;more than 15,000;Evening Star;9 March 2024
march;arrests;23;City Radio;9 March 2024
march;arrests;23;Morning Post;9 March 2024
march;arrests;-;Evening Star;9 March 2024
"""


def use() -> None:
    """Read the sheet, print its faults and its answers."""
    claims, faults = ck.from_rows(ck.from_csv(SHEET), errors="collect")
    answers = ck.answers_to_rows(ck.assemble(claims))
    print(
        ck.to_csv(answers, columns=["event", "question", "answer", "low", "high", "status", "alternatives"])
    )
    print(*faults, sep="\n")


if __name__ == "__main__":
    console.forgiving()
    use()
