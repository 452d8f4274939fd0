"""A picture for an article: who claimed what, as an SVG with its own style, title and caption."""

from pathlib import Path

import console

import claimkit as ck

SAID = {"Police": "fewer than 2,500", "Morning Post": "about 4,000", "Organisers": "more than 15,000"}


def use() -> None:
    """Write the picture."""
    claims = [
        ck.Claim.from_text("crowd_size", words, who, about="9 March 2024") for who, words in SAID.items()
    ]
    answer = ck.resolve(claims)
    Path("crowd.svg").write_text(answer.to_svg(), encoding="utf-8")
    print(answer.sentence)


if __name__ == "__main__":
    console.forgiving()
    use()
