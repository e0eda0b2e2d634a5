"""How many letters two words differ by, counted as the index counts."""

from functools import lru_cache


@lru_cache(maxsize=20_000)
def is_within(most: int, one: str, other: str) -> bool:
    """Say whether at most so many letters were added, lost, replaced, or swapped with the next.

    That is the restricted Damerau-Levenshtein distance (optimal string alignment).
    """
    if abs(len(one) - len(other)) > most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        earlier, before, row = before, row, [place]
        for there, its in enumerate(other, 1):
            cost = min(before[there] + 1, row[-1] + 1, before[there - 1] + (letter != its))
            is_swap = (
                there > 1 and place > 1 and letter == other[there - 2] and one[place - 2] == its
            )
            row.append(min(cost, earlier[there - 2] + 1) if is_swap else cost)
    return row[-1] <= most
