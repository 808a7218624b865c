"""How SEARCH cuts names into tokens, and what a search word finds by them.

Names are cut at changes between lower case, upper case and digits, and at all other characters (Amazon CloudWatch User Guide,
"CloudWatch search expression syntax"). One token is found in any case, several that follow each other only as they are written.
"""

import functools
import re
from collections.abc import Callable

_TOKEN = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def finds(word: str) -> Callable[[str], bool]:
    """Whether a name is found by the word; in double quotes it must be the whole name."""
    if word.startswith('"'):
        exact = word.strip('"')
        return lambda name: name == exact
    wanted = _tokens(word)
    if not wanted:
        return lambda name: False
    if len(wanted) == 1:
        alone = wanted[0].lower()
        return lambda name: alone in map(str.lower, _tokens(name)) or _whole(name) == alone
    whole = _whole(word)
    return lambda name: _follow_each_other(wanted, _tokens(name)) or _whole(name) == whole


def _follow_each_other(wanted: tuple[str, ...], tokens: tuple[str, ...]) -> bool:
    return any(tokens[at:at + len(wanted)] == wanted for at in range(len(tokens) - len(wanted) + 1))


@functools.lru_cache(maxsize=8192)
def _tokens(name: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(name))


def _whole(name: str) -> str:
    return "".join(_tokens(name)).lower()
