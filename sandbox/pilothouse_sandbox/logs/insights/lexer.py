"""A query as tokens that remember where they stand."""

import dataclasses
import re


class MalformedQuery(Exception):
    """What AWS answers as MalformedQueryException."""


@dataclasses.dataclass(frozen=True)
class Token:
    kind: str  # word, number, duration, text, regex, sign or end
    text: str  # as written, without quotes
    start: int
    end: int


_TOKEN = re.compile(
    r"(?P<space>\s+|\#[^\n]*)|(?P<text>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')|`(?P<quoted>[^`]+)`"
    r"|(?P<duration>\d+(?:ms|mo|s|m|h|d|w|q|y)\b)|(?P<number>\d+(?:\.\d+)?(?![\w.]))|(?P<word>[@A-Za-z_][\w@.]*|\d+[A-Za-z_]\w*)"
    r"|(?P<sign>!=|==|<=|>=|=~|[|,()\[\]=<>+\-*/^%:])", re.DOTALL)
_REGEX = re.compile(r"/((?:[^/\\\n]|\\.)*)/([a-z]*)", re.DOTALL)
_BEFORE_A_REGEX = ("like", "=~")


def tokens_of(query: str) -> list[Token]:
    found: list[Token] = []
    position = 0
    while position < len(query):
        regex = _REGEX.match(query, position) if query[position] == "/" and _may_be_regex(found) else None
        if regex:
            flags = f"(?{regex[2]})" if regex[2] else ""
            found.append(Token("regex", flags + regex[1], position, regex.end()))
            position = regex.end()
            continue
        match = _TOKEN.match(query, position)
        if not match:
            raise MalformedQuery(_unexpected(query, position, query[position]))
        kind, position = match.lastgroup, match.end()
        if kind == "space":
            continue
        text = match[kind]
        if kind == "text":
            text = re.sub(r"\\(.)", r"\1", text[1:-1])
        found.append(Token("word" if kind == "quoted" else kind, text, match.start(), match.end()))
    return found + [Token("end", "", len(query), len(query))]


def unexpected(query: str, token: Token) -> MalformedQuery:
    return MalformedQuery(_unexpected(query, token.start, token.text or "end of query"))


def _unexpected(query: str, position: int, what: str) -> str:
    line = query.count("\n", 0, position) + 1
    return f"unexpected symbol found {what} at line {line} and position {position - query.rfind(chr(10), 0, position) - 1}"


def _may_be_regex(found: list[Token]) -> bool:
    if not found:
        return False
    if found[-1].text.lower() in _BEFORE_A_REGEX and found[-1].kind in ("word", "sign"):
        return True
    return len(found) >= 2 and found[-1].kind == "word" and found[-2].text.lower() == "parse"
