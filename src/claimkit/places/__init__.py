"""What lies where: countries with capitals and demonyms, states and provinces, towns, and how two places lie.

>>> pairs = ("Ufa", "Bashkortostan"), ("Houston, Texas", "Ohio"), ("Kiev", "Kyiv")
>>> [place_relation(*pair).value for pair in pairs]
['within', 'apart', 'same']
"""

from claimkit.places.nations import capital_of, country_of_demonym, is_demonym
from claimkit.places.relations import PlaceRelation, lies_in, place_relation
from claimkit.places.spots import Spot, in_full, spots

__all__ = [
    "PlaceRelation",
    "Spot",
    "capital_of",
    "country_of_demonym",
    "in_full",
    "is_demonym",
    "lies_in",
    "place_relation",
    "spots",
]
