"""Expressions: from tokens to a function of a record."""

import fnmatch
import re
from collections.abc import Callable

from .functions import FUNCTIONS, duration_ms, floor_of
from .lexer import Token, unexpected
from .values import Value, as_number, as_text, compare, is_true

Expression = Callable[[dict], Value]

_ARITHMETIC = {
    "+": lambda one, other: one + other, "-": lambda one, other: one - other, "*": lambda one, other: one * other,
    "/": lambda one, other: one / other if other else None, "%": lambda one, other: one % other if other else None, "^": lambda one, other: one ** other,
}
_ORDER = {"=": lambda sign: sign == 0, "==": lambda sign: sign == 0, "<": lambda sign: sign < 0, "<=": lambda sign: sign <= 0,
          ">": lambda sign: sign > 0, ">=": lambda sign: sign >= 0}


class Reader:
    """The tokens of one query, read from left to right; recursive descent, loosest binding first."""

    def __init__(self, query: str, tokens: list[Token]) -> None:
        self.query, self.tokens, self.at = query, tokens, 0

    def peek(self, ahead: int = 0) -> Token:
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)]

    def next(self) -> Token:
        token = self.peek()
        self.at += 1
        return token

    def fail(self) -> None:
        raise unexpected(self.query, self.peek())

    def take(self, *texts: str) -> bool:
        """A word or sign, whatever its case."""
        here = self.peek()
        found = here.kind in ("word", "sign") and here.text.lower() in texts
        self.at += found
        return found

    def expect(self, text: str) -> None:
        if not self.take(text):
            self.fail()

    def name(self) -> str:
        if self.peek().kind not in ("word", "duration", "text"):
            self.fail()
        return self.next().text

    def source_since(self, first: Token) -> str:
        """As it was written: the name of a column without another."""
        return self.query[first.start:self.tokens[self.at - 1].end]

    def expression(self) -> Expression:
        parts = [self._all()]
        while self.take("or"):
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else lambda record: any(is_true(part(record)) for part in parts)

    def _all(self) -> Expression:
        parts = [self._not()]
        while self.take("and"):
            parts.append(self._not())
        return parts[0] if len(parts) == 1 else lambda record: all(is_true(part(record)) for part in parts)

    def _not(self) -> Expression:
        if self.take("not"):
            inner = self._not()
            return lambda record: not is_true(inner(record))
        return self._comparison()

    def _comparison(self) -> Expression:
        left = self._sum()
        refused = self.peek().text.lower() == "not" and self.peek(1).text.lower() in ("like", "in")
        self.at += refused
        if self.take("like", "=~"):
            found = self._like(left)
        elif self.take("in"):
            found = self._among(left)
        elif self.take("!="):
            right = self._sum()
            return lambda record: compare(left(record), right(record)) != 0
        elif (sign := self.peek().text) in _ORDER and self.peek().kind == "sign":
            self.at += 1
            right, holds = self._sum(), _ORDER[sign]
            return lambda record: (order := compare(left(record), right(record))) is not None and holds(order)
        else:
            return left
        return (lambda record: not found(record)) if refused else found

    def _like(self, left: Expression) -> Expression:
        token = self.next()
        if token.kind == "regex":
            pattern = self.regex(token)
            return lambda record: pattern.search(as_text(left(record))) is not None
        if token.kind == "text":
            if "%" in token.text:
                glob = token.text.replace("%", "*")
                return lambda record: fnmatch.fnmatchcase(as_text(left(record)), glob)
            return lambda record: token.text in as_text(left(record))
        self.at -= 1
        self.fail()

    def regex(self, token: Token) -> re.Pattern:
        try:
            return re.compile(re.sub(r"\(\?<(?=\w)", "(?P<", token.text))
        except re.error:
            raise unexpected(self.query, token) from None

    def _among(self, left: Expression) -> Expression:
        self.expect("[")
        choices = [self._sum()]
        while self.take(","):
            choices.append(self._sum())
        self.expect("]")
        return lambda record: any(compare(left(record), choice(record)) == 0 for choice in choices)

    def _sum(self) -> Expression:
        return self._chain(self._product, "+", "-")

    def _product(self) -> Expression:
        return self._chain(self._power, "*", "/", "%")

    def _power(self) -> Expression:
        return self._chain(self._single, "^")

    def _chain(self, operand, *signs: str) -> Expression:
        left = operand()
        while self.peek().kind == "sign" and self.peek().text in signs:
            left = _calculation(left, _ARITHMETIC[self.next().text], operand())
        return left

    def _single(self) -> Expression:
        token = self.next()
        if token.kind == "sign" and token.text == "(":
            inner = self.expression()
            self.expect(")")
            return inner
        if token.kind == "sign" and token.text == "-":
            inner = self._single()
            return lambda record: None if (number := as_number(inner(record))) is None else -number
        if token.kind == "number":
            number = float(token.text)
            return lambda record: number
        if token.kind == "duration":
            length = duration_ms(token.text)
            return lambda record: length
        if token.kind == "text":
            return lambda record: token.text
        if token.kind != "word":
            self.at -= 1
            self.fail()
        if self.peek().text == "(":
            return self._call(token)
        if token.text.lower() in ("true", "false"):
            return lambda record, value=token.text.lower() == "true": value
        return lambda record: record.get(token.text)

    def _call(self, token: Token) -> Expression:
        name, arguments = token.text.lower(), self.arguments()
        if name == "bin" and len(arguments) == 1:
            return lambda record: floor_of(record.get("@timestamp"), arguments[0](record))
        if name == "now" and not arguments:
            return lambda record: record.get("@ingestionTime")
        function = FUNCTIONS.get(name)
        if function is None:
            raise unexpected(self.query, token)

        def called(record: dict) -> Value:
            try:
                return function(*(argument(record) for argument in arguments))
            except TypeError:
                return None

        return called

    def arguments(self) -> list[Expression]:
        """With their brackets. `*` stands for the whole record."""
        self.expect("(")
        found: list[Expression] = []
        while not self.take(")"):
            if found:
                self.expect(",")
            found.append((lambda record: record) if self.take("*") else self.expression())
        return found


def _calculation(left: Expression, calculate, right: Expression) -> Expression:
    def calculated(record: dict) -> Value:
        one, other = as_number(left(record)), as_number(right(record))
        return None if one is None or other is None else calculate(one, other)

    return calculated
