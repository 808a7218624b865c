import { expect, test } from "vitest";

import { createEventStreamParser, type StreamEvent } from "./event-stream-parser";

function parse(...chunks: string[]): StreamEvent[] {
  const events: StreamEvent[] = [];
  const push = createEventStreamParser((event) => events.push(event));
  for (const chunk of chunks) push(chunk);
  return events;
}

const stream = ': heartbeat\n\nid: 7\nevent: operation\ndata: {"a":1}\n\nevent: ready\ndata: {}\n\n';
const expected = [
  { id: "7", event: "operation", data: '{"a":1}' },
  { id: null, event: "ready", data: "{}" },
];

test("events are read whole, heartbeats yield nothing", () => {
  expect(parse(stream)).toEqual(expected);
});

test("a stream cut at any byte reads the same", () => {
  for (let cut = 1; cut < stream.length; cut++) expect(parse(stream.slice(0, cut), stream.slice(cut))).toEqual(expected);
});

test("carriage returns end lines too, even when split in the middle", () => {
  const crlf = stream.replaceAll("\n", "\r\n");
  for (let cut = 1; cut < crlf.length; cut++) expect(parse(crlf.slice(0, cut), crlf.slice(cut))).toEqual(expected);
});

test("data of several lines is joined, an event without data is dropped", () => {
  expect(parse("data: a\ndata: b\n\nevent: empty\n\n")).toEqual([{ id: null, event: "message", data: "a\nb" }]);
});

test("an event that the connection cut off is not delivered", () => {
  expect(parse("id: 9\nevent: operation\ndata: {")).toEqual([]);
});
