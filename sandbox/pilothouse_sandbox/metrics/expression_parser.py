"""Reads an expression of CloudWatch's metric math into a tree of tuples.

("number", 1.5), ("text", "…"), ("name", "m1"), ("minus", node), ("binary", "+", left, right), ("array", nodes),
("call", "FILL", nodes).
"""

import functools
import re

from .series import BadExpression

Node = tuple

_TOKEN = re.compile(r"""\s*(?:
    (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)
  | (?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
  | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
  | (?P<sign>&&|\|\||==|!=|<=|>=|[-+*/^<>(),\[\]])
)""", re.VERBOSE)
_LEVELS: list[dict[str, str]] = [
    {"OR": "OR", "||": "OR"}, {"AND": "AND", "&&": "AND"},
    {sign: sign for sign in ("==", "!=", "<=", ">=", "<", ">")}, {"+": "+", "-": "-"}, {"*": "*", "/": "/"},
]
_DEEPEST = 100


@functools.lru_cache(maxsize=1024)
def parse(expression: str) -> Node:
    """Raises BadExpression."""
    return _Parser(expression).whole()


class _Parser:
    def __init__(self, expression: str) -> None:
        self._tokens = list(_tokens(expression))
        self._at = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._level(0)
        if self._at < len(self._tokens):
            self._unexpected()
        return node

    def _level(self, level: int) -> Node:
        if level == len(_LEVELS):
            return self._signed()
        node = self._level(level + 1)
        while (operator := _LEVELS[level].get(self._word())) is not None:
            self._at += 1
            node = ("binary", operator, node, self._level(level + 1))
        return node

    def _signed(self) -> Node:
        if self._word() == "-":
            self._at += 1
            return "minus", self._signed()
        if self._word() == "+":
            self._at += 1
            return self._signed()
        node = self._atom()
        if self._word() == "^":
            self._at += 1
            node = ("binary", "^", node, self._signed())
        return node

    def _atom(self) -> Node:
        if self._at >= len(self._tokens):
            raise BadExpression("Unexpected end of the expression")
        self._depth += 1
        if self._depth > _DEEPEST:
            raise BadExpression("The expression is nested too deeply")
        kind, text = self._tokens[self._at]
        self._at += 1
        try:
            match kind:
                case "number":
                    return "number", float(text)
                case "text":
                    return "text", re.sub(r"\\(.)", r"\1", text[1:-1])
                case "name" if self._word() == "(":
                    self._at += 1
                    return "call", text, self._list(")")
                case "name":
                    return "name", text
            if text == "(":
                node = self._level(0)
                self._take(")")
                return node
            if text == "[":
                return "array", self._list("]")
            self._at -= 1
            return self._unexpected()
        finally:
            self._depth -= 1

    def _list(self, end: str) -> tuple[Node, ...]:
        nodes = []
        if self._word() != end:
            nodes.append(self._level(0))
            while self._word() == ",":
                self._at += 1
                nodes.append(self._level(0))
        self._take(end)
        return tuple(nodes)

    def _word(self) -> str | None:
        return self._tokens[self._at][1] if self._at < len(self._tokens) and self._tokens[self._at][0] != "text" else None

    def _take(self, expected: str) -> None:
        if self._word() != expected:
            self._unexpected()
        self._at += 1

    def _unexpected(self):
        if self._at >= len(self._tokens):
            raise BadExpression("Unexpected end of the expression")
        raise BadExpression(f"Unexpected '{self._tokens[self._at][1]}'")


def _tokens(expression: str):
    at = 0
    expression = expression.rstrip()
    while at < len(expression):
        found = _TOKEN.match(expression, at)
        if not found:
            raise BadExpression(f"Unexpected '{expression[at:].strip()[:20]}'")
        at = found.end()
        yield found.lastgroup, found[found.lastgroup]


def names_in(node: Node) -> set[str]:
    """Identifiers that the expression uses; keywords of functions among them."""
    match node:
        case ("name", name):
            return {name}
        case ("minus", inner):
            return names_in(inner)
        case ("binary", _, left, right):
            return names_in(left) | names_in(right)
        case ("array", nodes) | ("call", _, nodes):
            return set().union(*map(names_in, nodes))
    return set()
