"""A query's commands: parsed once, then run one after another over records."""

import dataclasses
import re
from collections.abc import Callable

from .aggregates import AGGREGATES, PERCENTILES, percentile
from .expressions import Expression, Reader
from .lexer import MalformedQuery, tokens_of, unexpected
from .values import as_number, as_text, compare, is_true

_MOST_ROWS = 10_000


@dataclasses.dataclass
class Answer:
    """Records on their way through a query, and which of their fields are columns; None: none were named yet."""

    records: list[dict]
    columns: list[str] | None = None
    aggregated: bool = False
    sorted: bool = False


Step = Callable[[Answer], Answer]


@dataclasses.dataclass
class Query:
    steps: list[Step]
    # Groups that it names by SOURCE, and the prefixes of names that it asks for by SOURCE logGroups(...).
    groups: list[str]
    prefixes: list[str]


def parse(text: str) -> Query:
    """Raises MalformedQuery."""
    reader, query = Reader(text, tokens_of(text)), Query([], [], [])
    if reader.peek().kind == "end":
        raise MalformedQuery("unexpected end of query")
    while True:
        _command(reader, query)
        if reader.peek().kind == "end":
            return query
        reader.expect("|")


def _command(reader: Reader, query: Query) -> None:
    token = reader.peek()
    name = token.text.lower() if token.kind == "word" else ""
    if name == "source":
        reader.next()
        _source(reader, query)
        return
    if name not in _COMMANDS:
        raise unexpected(reader.query, token)
    reader.next()
    query.steps.append(_COMMANDS[name](reader))


def _source(reader: Reader, query: Query) -> None:
    if reader.peek().text.lower() != "loggroups":
        if reader.peek().kind != "text":
            reader.fail()
        query.groups.append(reader.next().text)
        while reader.take(","):
            query.groups.append(reader.name())
        return
    reader.next()
    reader.expect("(")
    while not reader.take(")"):
        key = reader.name()
        reader.expect(":")
        values = [reader.name()] if not reader.take("[") else _listed(reader)
        if key.lower() == "nameprefix":
            query.prefixes += values
        reader.take(",")
        if reader.peek().kind == "end":
            reader.fail()


def _listed(reader: Reader) -> list[str]:
    found = [reader.name()]
    while reader.take(","):
        found.append(reader.name())
    reader.expect("]")
    return found


def _named(reader: Reader) -> tuple[str, Expression]:
    """An expression with its alias, or with what was written."""
    first, expression = reader.peek(), reader.expression()
    source = reader.source_since(first).strip("`")
    return (reader.name() if reader.take("as") else source), expression


def _list_of(reader: Reader, one):
    found = [one(reader)]
    while reader.take(","):
        found.append(one(reader))
    return found


def _fields(reader: Reader) -> Step:
    named = _list_of(reader, _named)

    def run(answer: Answer) -> Answer:
        for record in answer.records:
            for name, expression in named:
                record[name] = expression(record)
        columns = list(dict.fromkeys([*(answer.columns or []), *(name for name, _ in named)]))
        return dataclasses.replace(answer, columns=columns)

    return run


def _display(reader: Reader) -> Step:
    named = _list_of(reader, _named)

    def run(answer: Answer) -> Answer:
        for record in answer.records:
            record.update({name: expression(record) for name, expression in named})
        return dataclasses.replace(answer, columns=[name for name, _ in named])

    return run


def _filter(reader: Reader) -> Step:
    condition = reader.expression()
    return lambda answer: dataclasses.replace(answer, records=[record for record in answer.records if is_true(condition(record))])


def _sort(reader: Reader) -> Step:
    def one(reader: Reader) -> tuple[Expression, bool]:
        expression = reader.expression()
        descending = reader.take("desc")
        reader.take("asc")
        return expression, descending

    keys = _list_of(reader, one)

    def run(answer: Answer) -> Answer:
        records = answer.records
        for expression, descending in reversed(keys):
            records = sorted(records, key=lambda record: _SortKey(expression(record)), reverse=descending)
        return dataclasses.replace(answer, records=records, sorted=True)

    return run


class _SortKey:
    """Missing values come first going up, and so last going down."""

    def __init__(self, value) -> None:
        self.value = value

    def __lt__(self, other: "_SortKey") -> bool:
        if self.value is None or other.value is None:
            return self.value is None and other.value is not None
        return (compare(self.value, other.value) or 0) < 0


def _limit(reader: Reader) -> Step:
    if reader.peek().kind != "number":
        reader.fail()
    most = min(int(float(reader.next().text)), _MOST_ROWS)

    def run(answer: Answer) -> Answer:
        ordered = newest_first(answer)
        return dataclasses.replace(ordered, records=ordered.records[:most])

    return run


def newest_first(answer: Answer) -> Answer:
    """What nobody sorts comes newest first."""
    if answer.sorted or answer.aggregated:
        return answer
    return dataclasses.replace(answer, records=sorted(answer.records, key=lambda record: record.get("@ptr", ""), reverse=True), sorted=True)


def _dedup(reader: Reader) -> Step:
    named = _list_of(reader, _named)

    def run(answer: Answer) -> Answer:
        seen: dict[tuple, dict] = {}
        for record in newest_first(answer).records:
            seen.setdefault(tuple(as_text(expression(record)) for _, expression in named), record)
        return dataclasses.replace(answer, records=list(seen.values()), sorted=True)

    return run


def _parse(reader: Reader) -> Step:
    subject = reader.expression() if reader.peek().kind == "word" else (lambda record: record.get("@message"))
    token = reader.next()
    if token.kind == "regex":
        pattern = reader.regex(token)
        names = list(pattern.groupindex)
    elif token.kind == "text":
        pattern = re.compile("(.*?)".join(re.escape(part) for part in token.text.split("*")) + ("$" if token.text.endswith("*") else ""), re.DOTALL)
        reader.expect("as")
        names = _list_of(reader, Reader.name)
    else:
        raise unexpected(reader.query, token)
    if pattern.groups < len(names):
        raise MalformedQuery(f"parse has {len(names)} names for {pattern.groups} places")

    def run(answer: Answer) -> Answer:
        for record in answer.records:
            found = pattern.search(as_text(subject(record)))
            for number, name in enumerate(names):
                record[name] = (found[name] if token.kind == "regex" else found[number + 1]) if found else None
        return dataclasses.replace(answer, columns=None if answer.columns is None else list(dict.fromkeys([*answer.columns, *names])))

    return run


def _aggregate(reader: Reader) -> tuple[str, Callable[[list[dict]], object]]:
    first = reader.next()
    name = first.text.lower()
    if name not in AGGREGATES and name not in PERCENTILES or reader.peek().text != "(":
        raise unexpected(reader.query, first)
    arguments = reader.arguments() or [lambda record: record]
    source = reader.source_since(first)

    def run(records: list[dict]):
        values = [value for record in records if (value := arguments[0](record)) is not None]
        if name in PERCENTILES:
            return percentile(values, (as_number(arguments[1]({})) or 0) if len(arguments) > 1 else 50)
        return AGGREGATES[name](values)

    return (reader.name() if reader.take("as") else source), run


def _stats(reader: Reader) -> Step:
    aggregates = _list_of(reader, _aggregate)
    keys = _list_of(reader, _named) if reader.take("by") else []

    def run(answer: Answer) -> Answer:
        groups: dict[tuple, list[dict]] = {}
        for record in answer.records:
            groups.setdefault(tuple(expression(record) for _, expression in keys), []).append(record)
        if not keys and not groups:
            groups[()] = []
        rows = [{**dict(zip((name for name, _ in keys), values)), **{name: run(records) for name, run in aggregates}} for values, records in groups.items()]
        return Answer(rows, [name for name, _ in keys] + [name for name, _ in aggregates], aggregated=True)

    return run


_COMMANDS = {"fields": _fields, "display": _display, "filter": _filter, "sort": _sort, "limit": _limit, "head": _limit, "dedup": _dedup,
             "parse": _parse, "stats": _stats}
