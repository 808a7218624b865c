"""CloudWatch Logs' filter patterns: terms, phrases, -exclusion, ?alternatives, %regex% and conditions on JSON."""

import fnmatch
import json
import operator
import re
from collections.abc import Callable

Matcher = Callable[[str], bool]

_TERM = re.compile(r'([-?]?)(?:"((?:[^"\\]|\\.)*)"|%((?:[^%\\]|\\.)+)%|([^\s"]+))\s*')
_JSON_TOKEN = re.compile(r'\s*(?:(\$[\w.\[\]\-*"]+)|"((?:[^"\\]|\\.)*)"|%((?:[^%\\]|\\.)+)%|(&&|\|\||!=|>=|<=|[=<>()])|([^\s()=<>!&|]+))')
_COMPARE = {">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le}
_MISSING = object()


class BadPattern(Exception):
    """A pattern that CloudWatch would refuse."""


def matcher(pattern: str | None) -> Matcher:
    pattern = (pattern or "").strip()
    if not pattern:
        return lambda message: True
    if pattern.startswith("{"):
        if not pattern.endswith("}"):
            raise BadPattern("Invalid filter pattern")
        return _json_matcher(pattern[1:-1])
    return _text_matcher(pattern)


def _text_matcher(pattern: str) -> Matcher:
    wanted: dict[str, list[Matcher]] = {"": [], "-": [], "?": []}
    position = 0
    while position < len(pattern):
        found = _TERM.match(pattern, position)
        if not found:
            raise BadPattern("Invalid filter pattern")
        sign, phrase, regex, word = found.groups()
        wanted[sign].append(_containing(regex, phrase if phrase is not None else word))
        position = found.end()
    every, none, some = wanted[""], wanted["-"], wanted["?"]
    if every or none:
        some = []  # CloudWatch ignores alternatives beside other terms
    return lambda message: (all(one(message) for one in every) and not any(one(message) for one in none)
                            and (not some or any(one(message) for one in some)))


def _containing(regex: str | None, text: str) -> Matcher:
    if regex is not None:
        try:
            return lambda message, compiled=re.compile(regex): compiled.search(message) is not None
        except re.error:
            raise BadPattern("Invalid filter pattern") from None
    plain = re.sub(r"\\(.)", r"\1", text)
    return lambda message: plain in message


def _json_matcher(text: str) -> Matcher:
    tokens, position = [], 0
    while text[position:].strip():
        found = _JSON_TOKEN.match(text, position)
        if not found:
            raise BadPattern("Invalid filter pattern")
        tokens.append(next((kind, value) for kind, value in zip(("field", "text", "regex", "sign", "word"), found.groups()) if value is not None))
        position = found.end()
    condition = _Conditions(tokens).whole()

    def matches(message: str) -> bool:
        try:
            value = json.loads(message)
        except ValueError:
            return False
        return isinstance(value, dict) and condition(value)

    return matches


class _Conditions:
    """Recursive descent over the tokens of what stands between the braces."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens, self._at = tokens, 0

    def whole(self):
        found = self._any()
        if self._at != len(self._tokens):
            raise BadPattern("Invalid filter pattern")
        return found

    def _any(self):
        parts = [self._all()]
        while self._take("||"):
            parts.append(self._all())
        return lambda value: any(part(value) for part in parts)

    def _all(self):
        parts = [self._one()]
        while self._take("&&"):
            parts.append(self._one())
        return lambda value: all(part(value) for part in parts)

    def _one(self):
        if self._take("("):
            inner = self._any()
            if not self._take(")"):
                raise BadPattern("Invalid filter pattern")
            return inner
        kind, field = self._next()
        if kind != "field":
            raise BadPattern("Invalid filter pattern")
        path = re.findall(r"[\w\-*]+", field[1:])
        kind, sign = self._next()
        if kind == "word":
            return self._state(path, sign.upper())
        return _comparison(path, sign, *self._next())

    def _state(self, path: list[str], word: str):
        second = self._next()[1].upper()
        tests = {"IS NULL": lambda found: found is None, "IS TRUE": lambda found: found is True, "IS FALSE": lambda found: found is False,
                 "NOT EXISTS": lambda found: found is _MISSING}
        if (test := tests.get(f"{word} {second}")) is None:
            raise BadPattern("Invalid filter pattern")
        return lambda value: test(_at_path(value, path))

    def _take(self, sign: str) -> bool:
        here = self._at < len(self._tokens) and self._tokens[self._at] == ("sign", sign)
        self._at += here
        return here

    def _next(self) -> tuple[str, str]:
        if self._at >= len(self._tokens):
            raise BadPattern("Invalid filter pattern")
        self._at += 1
        return self._tokens[self._at - 1]


def _comparison(path: list[str], sign: str, kind: str, wanted: str):
    number = _number(wanted)
    if sign in _COMPARE:
        if number is None:
            raise BadPattern("Invalid filter pattern")
        return lambda value: (found := _number(_at_path(value, path))) is not None and _COMPARE[sign](found, number)
    if sign not in ("=", "!="):
        raise BadPattern("Invalid filter pattern")

    def equal(found: object) -> bool:
        if kind == "regex":
            return isinstance(found, str) and re.search(wanted, found) is not None
        if kind == "word" and number is not None and not isinstance(found, str):
            return _number(found) == number
        return fnmatch.fnmatchcase(found if isinstance(found, str) else json.dumps(found), wanted.replace("[", "[[]"))

    def matches(value: dict) -> bool:
        found = _at_path(value, path)
        return found is not _MISSING and equal(found) == (sign == "=")

    return matches


def _at_path(value: object, path: list[str]) -> object:
    for part in path:
        if isinstance(value, dict) and part in value:
            value = value[part]
        elif isinstance(value, list) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        else:
            return _MISSING
    return value


def _number(value: object) -> float | None:
    if isinstance(value, bool) or value is None or value is _MISSING:
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        return None
