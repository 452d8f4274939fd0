"""Find a name in a long list: a few candidates by the sound of their words, then compared in full."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path

import attrs
import numpy as np

from claimkit.arguments import a_list, a_whole_number, demand, list_of
from claimkit.choices import NameKind
from claimkit.errors import ArgumentError, InvalidModelError
from claimkit.names.blocking import Vocabulary, search_words
from claimkit.names.details import Details, written
from claimkit.names.score import NameMatch, Thresholds, check_evidence, compare, unknown_kind, with_details
from claimkit.names.words import KINDS, ParsedName, parse_name

Key = int | str
Entry = str | tuple[Key, str] | tuple[Key, Sequence[str]]

NAMES_KEPT = 40
"""Names of the list that are compared in full for a query, at the most, or twice the limit."""

SHARE = 0.7
"""Share of the weight of the best candidate from which another one is compared in full."""

FORMAT = "claimkit name index 1"


@attrs.frozen
class Hit:
    """One entry of a list that a query found.

    Attributes:
        name: the name as it stands in the list; of an entry with several names, the one most like the query.
        key: its key, or its position where the list has no keys.
        match: how it compares with the query.
    """

    name: str
    key: Key
    match: NameMatch


class NameIndex:
    """A list of names to search.

    Args:
        names: strings, or pairs of a key and a string, or of a key and several names of one thing.
        kind: what they name, see `claimkit.names.match_names`.
        thresholds: scores from which a hit is a match, and from which it is unsure.
        details: by key, or by position, what is known besides the names.

    Raises:
        KeyError: if there are details of a key that is not in the list.
        TypeError: if the list is a string, or an entry is neither a string nor such a pair, or a key is
            neither a string nor a whole number.
        ValueError: if the kind is not known, or a key comes twice.

    >>> index = NameIndex(["Radiy Khabirov", "Fail Alsynov", "Fanis Alsynov"])
    >>> [hit.name for hit in index.search("Фаил Алсынов")][0]
    'Fail Alsynov'
    >>> people = NameIndex([("Q1", ["Fail Alsynov", "Фәил Алсынов"]), ("Q2", ["Fanis Alsynov"])])
    >>> [hit.key for hit in people.search("Fail Ałsynow")]
    ['Q1', 'Q2']
    """

    def __init__(
        self,
        names: Iterable[Entry] = (),
        kind: NameKind = "person",
        *,
        thresholds: Thresholds | None = None,
        details: Mapping[Key, Details] | None = None,
    ) -> None:
        if kind not in KINDS:
            raise unknown_kind("NameIndex", kind)
        check_evidence("NameIndex", thresholds)
        self.kind: NameKind = kind
        self.thresholds = thresholds or Thresholds()
        self._names: list[str] = []
        self._owner = array("i")
        self._keys: list[Key] | None = None
        self._number_of: dict[Key, int] = {}
        self._gone: set[int] = set()
        self._words = Vocabulary()
        self._count = 0
        self._details: dict[int, Details] = {}
        self.add(names, details=details)

    def __len__(self) -> int:
        return self._count - len(self._gone)

    def add(self, names: Iterable[Entry], *, details: Mapping[Key, Details] | None = None) -> None:
        """Add entries at the end of the list.

        Args:
            names: as for the index itself; with keys if it has keys, without if it has none.
            details: by key, or by position in the whole list, what is known besides the names.

        Raises:
            KeyError: if there are details of a key that is not in the list.
            TypeError: if an entry has another form, or some have a key and others have none.
            ValueError: if a key is in the index already, or comes twice.

        >>> index = NameIndex(["Radiy Khabirov"])
        >>> index.add(["Fail Alsynov"])
        >>> len(index)
        2
        """
        taken = [_entry(number, entry) for number, entry in enumerate(_entries("NameIndex", names))]
        self._take(taken)
        for of_key, known in (details or {}).items():
            self._details[self._number(of_key)] = demand("NameIndex", "details", known, Details)

    def _take(self, taken: list[str | tuple[Key, Sequence[str]]]) -> None:
        if not taken:
            return
        keyed = {not isinstance(entry, str) for entry in taken}
        if self._count:
            keyed.add(self._keys is not None)
        if len(keyed) > 1:
            raise ArgumentError(
                "NameIndex", "names", _names_of(taken[0])[0],
                "a list of which all entries have a key, or none",
                "some have one and others have none; give all of them a key or none",
            )  # fmt: skip
        seen: set[Key] = set()
        for entry in taken:
            key = None if isinstance(entry, str) else entry[0]
            if key is not None and (key in seen or key in self._number_of):
                raise InvalidModelError(
                    "NameIndex", "key", key, f"comes twice; give all names at once: ({key!r}, [name, ...])"
                )
            if key is not None:
                seen.add(key)
        if keyed == {True} and self._keys is None:
            self._keys = []
        parse = parse_name.__wrapped__
        for entry in taken:
            if self._keys is not None and not isinstance(entry, str):
                self._number_of[entry[0]] = self._count
                self._keys.append(entry[0])
            for name in _names_of(entry):
                self._words.add(len(self._names), search_words(parse(name, self.kind)))
                self._names.append(name)
                self._owner.append(self._count)
            self._count += 1

    def remove(self, keys: Iterable[Key]) -> None:
        """Take entries out of the list; the positions of the others stay.

        Args:
            keys: keys, or positions where the list has no keys.

        Raises:
            TypeError: if the keys are one string.
            KeyError: if a key is not in the index.

        >>> index = NameIndex(["Fail Alsynov", "Fanis Alsynov"])
        >>> index.remove([1])
        >>> [hit.name for hit in index.search("Fanis Alsynov")]
        ['Fail Alsynov']
        """
        numbers = [self._number(key) for key in a_list("NameIndex.remove", "keys", keys)]
        self._gone.update(numbers)
        if self._keys is not None:
            for number in numbers:
                del self._number_of[self._keys[number]]

    def _number(self, key: Key) -> int:
        if self._keys is not None:
            number = self._number_of.get(key)
        else:
            number = key if isinstance(key, int) and 0 <= key < self._count else None
        if number is None or number in self._gone:
            raise KeyError(f"no entry has the key {key!r}")
        return number

    def search(
        self, name: str, limit: int = 10, *, least: float = 0.0, details: Details | None = None
    ) -> list[Hit]:
        """Find the entries that are most likely the name given.

        Args:
            name: a name.
            limit: most hits to return.
            least: hits with a lower score are left out.
            details: what is known besides the name, to be compared with the details of the entries.

        Returns:
            Hits with a score above 0, the likeliest first, one for each entry; entries of one score in the
            order of the list.

        Raises:
            TypeError: if the name is not a string, or the limit is not a whole number.
            ValueError: if the limit is below one, or the least score is not between 0 and 1.
        """
        if not isinstance(name, str):
            raise ArgumentError("NameIndex.search", "name", name, "a str")
        check_limits("NameIndex.search", limit, least)
        demand("NameIndex.search", "details", details, Details, type(None))
        best: dict[int, tuple[float, int]] = {}
        for number in self._candidates(parse_name(name, self.kind), max(NAMES_KEPT, 2 * limit), limit):
            owner = self._owner[number]
            score = compare(name, self._names[number], self.kind)
            if details is not None and owner in self._details:
                score = with_details(score, (details, self._details[owner]))
            if score > 0.0 and score >= least and (owner not in best or score > best[owner][0]):
                best[owner] = (score, number)
        ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:limit]
        return [self._hit(name, owner, score, number, details) for owner, (score, number) in ranked]

    def search_many(
        self, names: Iterable[str], limit: int = 10, *, least: float = 0.0, processes: int = 1
    ) -> list[list[Hit]]:
        """Search for many names at once.

        Args:
            names: names.
            limit: most hits for each name.
            least: hits with a lower score are left out.
            processes: how many processes share the work; the result is the same.

        Returns:
            The hits of each name, in the order of the names.

        Raises:
            TypeError: if the names are one string, or one of them is no string.
            ValueError: as for `search`, or if there are less than one process.

        >>> index = NameIndex(["Fail Alsynov", "Radiy Khabirov"])
        >>> [hits[0].key for hits in index.search_many(["Фаил Алсынов", "Радий Хабиров"], least=0.5)]
        [0, 1]
        """
        wanted = list_of("NameIndex.search_many", "names", names, str)
        check_limits("NameIndex.search_many", limit, least)
        a_whole_number("NameIndex.search_many", "processes", processes, 1)
        if processes == 1 or len(wanted) < 2 * processes:
            return [self.search(name, limit, least=least) for name in wanted]
        from concurrent.futures import ProcessPoolExecutor

        self._words.settle()
        size = -(-len(wanted) // processes)
        shares = [wanted[start : start + size] for start in range(0, len(wanted), size)]
        with ProcessPoolExecutor(processes, initializer=_set_index, initargs=(self,)) as pool:
            found = pool.map(_search_share, shares, [limit] * len(shares), [least] * len(shares))
            return [hits for share in found for hits in share]

    def _hit(self, query: str, owner: int, score: float, number: int, details: Details | None) -> Hit:
        known = self._details.get(owner)
        both = (details, known) if details is not None and known is not None else None
        name = self._names[number]
        verdict = self.thresholds.verdict(score)
        key = owner if self._keys is None else self._keys[owner]
        return Hit(name, key, NameMatch(query, name, self.kind, score, verdict, details=both))

    def _candidates(self, name: ParsedName, most: int, least: int = 0) -> list[int]:
        """Numbers of the names that have most in common with a query, ascending.

        Args:
            name: the query.
            most: names that are given back, at the most.
            least: names that are given back however little they have in common with the query.
        """
        numbers, weights = self._words.having(search_words(name), most + len(self._gone))
        if self._gone:
            keep = np.array([self._owner[n] not in self._gone for n in numbers.tolist()], bool)
            numbers, weights = numbers[keep], weights[keep]
        order = np.lexsort((numbers, -weights))[:most]
        numbers, weights = numbers[order], weights[order]
        if len(self._names) > most and len(numbers):
            numbers = numbers[: max(least, int((weights >= SHARE * weights[0]).sum()))]
        found: list[int] = sorted(numbers.tolist())
        return found

    def save(self, path: str | PathLike[str]) -> None:
        """Write the index to a file, without the entries that were removed.

        Args:
            path: of the file to write.

        >>> import tempfile, pathlib
        >>> file = pathlib.Path(tempfile.mkdtemp()) / "people.index"
        >>> NameIndex(["Fail Alsynov"]).save(file)
        >>> NameIndex.load(file).search("Фаил Алсынов")[0].name
        'Fail Alsynov'
        """
        kept = [n for n in range(len(self._names)) if self._owner[n] not in self._gone]
        content = {
            "format": FORMAT,
            "kind": self.kind,
            "thresholds": [self.thresholds.match, self.thresholds.unsure],
            "names": [self._names[n] for n in kept],
            "owners": [self._owner[n] for n in kept],
            "keys": self._keys,
            "count": self._count,
            "details": [
                [owner, written(known.born), known.country, known.role, known.sex]
                for owner, known in sorted(self._details.items())
                if owner not in self._gone
            ],
        }
        Path(path).write_text(json.dumps(content, ensure_ascii=True), encoding="ascii")

    @classmethod
    def load(cls, path: str | PathLike[str]) -> NameIndex:
        """Read an index from a file that `save` wrote.

        Args:
            path: of the file.

        Raises:
            ValueError: if the file holds something else.
        """
        try:
            content = json.loads(Path(path).read_text(encoding="ascii"))
            if content["format"] != FORMAT:
                raise KeyError(content["format"])  # noqa: TRY301
            unsure, match = sorted(content["thresholds"])
            index = cls(kind=content["kind"], thresholds=Thresholds(match, unsure))
            names, owners, keys = content["names"], content["owners"], content["keys"]
            index._count = content["count"]
            for owner, born, country, role, sex in content["details"]:
                index._details[owner] = Details(born or None, country, role, sex)
        except (KeyError, TypeError, UnicodeDecodeError, json.JSONDecodeError) as error:
            raise ValueError(f"{path} is no index that NameIndex.save wrote") from error
        parse = parse_name.__wrapped__
        for name, owner in zip(names, owners, strict=True):
            index._words.add(len(index._names), search_words(parse(name, index.kind)))
            index._names.append(name)
            index._owner.append(owner)
        index._keys = keys
        index._gone = set(range(index._count)) - set(owners)
        index._number_of = {key: n for n, key in enumerate(keys or ()) if n not in index._gone}
        return index

    def entries(self) -> list[tuple[Key, list[str]]]:
        """The entries in their order: keys, or positions, with their names.

        >>> NameIndex([("Q1", "Fail Alsynov")]).entries()
        [('Q1', ['Fail Alsynov'])]
        """
        out: dict[int, list[str]] = {}
        for name, owner in zip(self._names, self._owner, strict=True):
            if owner not in self._gone:
                out.setdefault(owner, []).append(name)
        return [(n if self._keys is None else self._keys[n], names) for n, names in out.items()]


_shared: list[NameIndex] = []
"""In a process that shares the work of `search_many`: its index."""


def _set_index(index: NameIndex) -> None:
    _shared[:] = [index]


def _search_share(names: list[str], limit: int, least: float) -> list[list[Hit]]:
    return [_shared[0].search(name, limit, least=least) for name in names]


_WANTED = "a list of str, or of pairs (key, str) or (key, [str, ...])"


def _entries(call: str, names: Iterable[Entry]) -> Iterable[Entry]:
    """The entries of a list, which is no string and no mapping."""
    if isinstance(names, str | bytes | Mapping):
        raise ArgumentError(call, "names", names, _WANTED, "put it into a list")
    demand(call, "names", names, Iterable, do="put it into a list")
    return names


def check_limits(call: str, limit: int, least: float) -> None:
    """Check how many hits are wanted, and of what score.

    Raises:
        ArgumentError: if the limit is not a whole number, or the least score no number.
        InvalidModelError: if the limit is below one, or the least score is not between 0 and 1.
    """
    a_whole_number(call, "limit", limit, 1)
    demand(call, "least", least, float, int)
    if not 0.0 <= least <= 1.0:
        raise InvalidModelError(call, "least", least, "must lie between 0 and 1")


def _names_of(entry: str | tuple[Key, Sequence[str]]) -> Sequence[str]:
    return (entry,) if isinstance(entry, str) else entry[1]


def _entry(number: int, entry: Entry) -> str | tuple[Key, Sequence[str]]:
    """A name, or the key and the names of an entry."""
    if isinstance(entry, str):
        return entry
    where = f"entry {number}"
    if isinstance(entry, tuple) and len(entry) == 2:
        key, names = entry
        if not isinstance(key, str | int) or isinstance(key, bool):
            raise ArgumentError("NameIndex", f"the key of {where}", key, "a str or an int")
        spellings = (names,) if isinstance(names, str) else names
        if isinstance(spellings, Sequence) and spellings and all(isinstance(n, str) for n in spellings):
            return key, spellings
    raise ArgumentError("NameIndex", where, entry, "a str, or a pair (key, str) or (key, [str, ...])")
