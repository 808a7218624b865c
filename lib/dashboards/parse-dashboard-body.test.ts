import { expect, test } from "vitest";

import { parseDashboardBody } from "./parse-dashboard-body";

test("what get-dashboard prints is read like the body in it", () => {
  const body = '{"start":"-PT6H","widgets":[]}';
  expect(parseDashboardBody(JSON.stringify({ DashboardName: "a", DashboardBody: body }))).toEqual(parseDashboardBody(body));
});

test.each<[string, string | { [key: string]: string }, string]>([
  ["broken JSON", '{\n  "widgets": [}\n}', "This is no JSON: it breaks in line 2, column 15, near “{ \"widgets\": [} }”."],
  ["half a body", '{"widgets":[{"type":"text"', "This is no JSON: it ends too soon; a bracket or a quote is missing at its end."],
  ["a comma too many", '{"widgets": [1,]}', "it breaks in line 1, column 16"],
  ["a quote that is missing", '{"widgets: []}', "it ends too soon"],
  ["a name without quotes", "{widgets: []}", "it breaks in line 1, column 2"],
  ["text after the body", "{} {}", "it breaks in line 1, column 4"],
  ["two hundred thousand brackets", "[".repeat(200_000), "it ends too soon"],
  ["an empty text", " ", "The body is empty."],
  ["a list", "[]", "A dashboard's body is a JSON object with a list “widgets”."],
  ["a body without widgets", {}, "The body has no list “widgets”."],
  ["widgets that are no list", { widgets: "none" }, "“widgets” is not a list."],
  ["501 widgets", JSON.stringify({ widgets: Array.from({ length: 501 }, () => ({})) }), "The body has 501 widgets; a dashboard holds 500 at most."],
  ["more than a megabyte", JSON.stringify({ widgets: [], note: "ü".repeat(500_000) }), "1,000,000 is the most that is read."],
])("%s is refused with the place or the limit", (_words, body, message) => expect(() => parseDashboardBody(body)).toThrow(message));

test("keys that nobody knows are passed over, and a period override that is none is said", () => {
  expect(parseDashboardBody({ widgets: [], colour: "red", periodOverride: "sometimes" })).toMatchObject({ periodOverride: "auto", remarks: ["“periodOverride” is neither auto nor inherit; auto is taken."] });
});

test.each([
  ["half of a surrogate pair", String.raw`\ud800`, "\ufffd"],
  ["NUL", String.raw`\u0000`, "\ufffd"],
  ["a whole pair", String.raw`\ud83d\ude80`, "🚀"],
  ["a backslash before a u", String.raw`\\ud800`, String.raw`\ud800`],
])("%s in a text is read as something that can be kept", (_words, written, read) => expect(parseDashboardBody(`{"widgets":["${written}"]}`).widgets).toEqual([read]));
