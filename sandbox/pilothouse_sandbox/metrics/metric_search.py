"""SEARCH('{Namespace,Dimension} terms', …): which metrics match."""

import re
from collections.abc import Callable

from .metric import Dimensions
from .search_tokens import finds
from .series import BadExpression

_SCHEMA = re.compile(r"\{((?:[^{}\"]|\"[^\"]*\")*)\}")
_TOKEN = re.compile(r'''\s*(?:(?P<sign>[()])|(?P<designator>[\w:.@/-]+)\s*=(?!=)\s*|(?P<quoted>"[^"]*")|(?P<word>[^\s()"]+))''')
_LONGEST = 1024

MetricKey = tuple[str, str, Dimensions]
Test = Callable[[MetricKey], bool]


def matcher(query: str) -> Test:
    """Raises BadExpression."""
    if len(query) > _LONGEST:
        raise BadExpression(f"SEARCH expressions are at most {_LONGEST} characters long")
    schema = _SCHEMA.search(query)
    terms = _Terms(_SCHEMA.sub(" ", query)).whole()
    if not schema:
        return terms
    namespace, *names = [part.strip().strip('"') for part in re.findall(r'"[^"]*"|[^,]+', schema[1]) if part.strip()] or [""]
    wanted = set(names)

    def test(key: MetricKey) -> bool:
        if namespace and key[0] != namespace:
            return False
        # A schema names all dimensions that a metric has; the namespace alone stands for any.
        return (not wanted or wanted == {name for name, _ in key[2]}) and terms(key)

    return test


class _Terms:
    def __init__(self, text: str) -> None:
        self._tokens = _split(text)
        self._at = 0

    def whole(self) -> Test:
        if not self._tokens:
            return lambda key: True
        test = self._any()
        if self._at < len(self._tokens):
            raise BadExpression(f"Unexpected '{self._tokens[self._at]}' in SEARCH")
        return test

    def _any(self) -> Test:
        tests = [self._all()]
        while self._word() == "OR":
            self._at += 1
            tests.append(self._all())
        return tests[0] if len(tests) == 1 else lambda key: any(test(key) for test in tests)

    def _all(self) -> Test:
        tests = [self._one()]
        while self._word() not in (None, ")", "OR"):
            if self._word() == "AND":
                self._at += 1
            tests.append(self._one())
        return tests[0] if len(tests) == 1 else lambda key: all(test(key) for test in tests)

    def _one(self) -> Test:
        word = self._word()
        if word is None or word in (")", "AND", "OR"):
            raise BadExpression("SEARCH ends too early" if word is None else f"Unexpected '{word}' in SEARCH")
        self._at += 1
        if word == "NOT":
            inner = self._one()
            return lambda key: not inner(key)
        if word == "(":
            inner = self._any()
            self._close()
            return inner
        if word.endswith("="):
            return self._designated(word[:-1])
        return _term(None, word)

    def _designated(self, name: str) -> Test:
        """Name="a", or Name=("a" OR "b")"""
        word = self._word()
        if word is None or word == ")":
            raise BadExpression(f"{name}= needs a value in SEARCH")
        self._at += 1
        if word != "(":
            return _term(name, word)
        tests = []
        while (word := self._word()) not in (None, ")"):
            if word != "OR":
                tests.append(_term(name, word))
            self._at += 1
        self._close()
        return lambda key: any(test(key) for test in tests)

    def _close(self) -> None:
        if self._word() != ")":
            raise BadExpression("A ) is missing in SEARCH")
        self._at += 1

    def _word(self) -> str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None


def _split(text: str) -> list[str]:
    found, at = [], 0
    text = text.rstrip()
    while at < len(text):
        token = _TOKEN.match(text, at)
        if not token or token.end() == at:
            raise BadExpression(f"Unexpected '{text[at:].strip()[:20]}' in SEARCH")
        at = token.end()
        found.append(token["designator"] + "=" if token["designator"] else token[token.lastgroup])
    return found


def _term(name: str | None, word: str) -> Test:
    matches = finds(word)
    if name is None:
        return lambda key: any(map(matches, (key[0], key[1], *(part for pair in key[2] for part in pair))))
    match name:
        case "MetricName":
            return lambda key: matches(key[1])
        case "Namespace":
            return lambda key: matches(key[0])
        case ":aws.AccountId":
            return lambda key: True
    return lambda key: any(dimension == name and matches(of) for dimension, of in key[2])
