"""Drafts of ClaimReview for what stands against the answer, and so is worth a review."""

import json

import console

import claimkit as ck

SAID = {"Morning Post": "23", "Evening Star": "23", "City Radio": "23", "The Rumour": "200"}


def use() -> None:
    """Print a draft for each claim that dissents."""
    claims = [ck.Claim.from_text("arrests", words, who, about="9 March 2024") for who, words in SAID.items()]
    drafts = ck.to_claimreview(ck.resolve(claims), author="Fact Desk", roles=[ck.Role.DISSENTING])
    print(json.dumps(drafts, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    console.forgiving()
    use()
