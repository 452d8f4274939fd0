"""Read every figure of a report: what it counts, how far it reaches, and what kind of statement it is.

The same wording reaches further or less far under another convention; its figure never moves.
"""

import console

import claimkit.numbers as ckn

REPORT = (
    "Organisers spoke of about 12,500 people, police of no more than 7,000; by dusk the crowd "
    "had swelled to some fifteen thousand. Dozens were hurt, four men and a woman seriously. "
    "At least 60 were held for up to four hours, and damage came to between 1.2 and 1.4 million euros."
)


def main() -> None:
    """Print one line a figure, then one wording under three conventions."""
    for mention in ckn.find_quantities(REPORT):
        quantity = mention.quantity
        low, high = ("no end" if end is None else f"{end:,}" for end in (quantity.low, quantity.high))
        change = f"  ({mention.change_text})" if mention.change_text else ""
        print(f"{mention.text:32} {quantity.bound:9} {low:>9} to {high:9} {quantity.unit or ''}{change}")
    print()
    for convention in (ckn.CCC, ckn.ACLED, ckn.MASS_MOBILIZATION):
        dozens = ckn.parse_quantity("dozens", convention=convention)
        print(f"dozens under {convention.name}: {dozens.low} to {dozens.high}")


if __name__ == "__main__":
    console.forgiving()
    main()
