import type { z } from "zod";

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/**
 * What is wrong with an input, as a sentence that says what to change. Give it to every parse whose problems a person reads, as
 * `safeParse(value, { error: plainInputError })`; where a schema has a sentence of its own, that one stands.
 */
export const plainInputError: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case "invalid_type":
      return `${isMissing(issue) ? "This is missing: give" : "Give"} ${KIND_WORDS[issue.expected] ?? "a value of another kind"}.`;
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return tooBig(issue);
    case "invalid_value":
      return issue.values.length === 1 ? `This can only be ${String(issue.values[0])}.` : `Give one of ${inWords(issue.values.map(String), "or")}.`;
    case "invalid_format":
      return FORMAT_WORDS[issue.format] ?? `This does not have the form that is needed${issue.pattern ? `: ${issue.pattern}` : ""}.`;
    case "not_multiple_of":
      return `Give a multiple of ${issue.divisor}.`;
    case "unrecognized_keys":
      return `There is no field ${inWords(issue.keys, "or")}; check the name.`;
    case "invalid_union":
      return issue.discriminator === undefined ? "This fits none of the forms that are taken." : `Give a known ${issue.discriminator}.`;
    case "invalid_key":
      return "A name in this does not have the form that is needed.";
    case "invalid_element":
      return "An entry in this does not have the form that is needed.";
    default:
      return undefined;
  }
};

const isMissing = ({ input }: Issue): boolean => input === undefined || input === null;

const KIND_WORDS: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  bigint: "a whole number",
  date: "a moment",
  array: "a list",
  tuple: "a list",
  object: "an object with named fields",
  record: "an object with named fields",
  nan: "a number",
};

const FORMAT_WORDS: Record<string, string> = {
  email: "Enter an e-mail address, such as name@example.org.",
  uuid: "Give an id as the API answers it: 32 digits and letters from a to f, in five groups.",
  url: "Give an address that begins with https://.",
  datetime: "Give a moment in UTC, such as 2026-08-21T14:00:00Z.",
  date: "Give a day, such as 2026-08-21.",
};

function tooSmall({ origin, minimum, inclusive, exact }: Extract<Issue, { code: "too_small" }>): string {
  const least = Number(minimum);
  if (exact) return exactly(origin, least);
  if (origin === "string") return least <= 1 ? "Fill this in." : `Give at least ${figure(least)} characters.`;
  if (isCollection(origin)) return least <= 1 ? "Give at least one." : `Give at least ${figure(least)}.`;
  return inclusive ? `Give ${figure(least)} or more.` : `Give more than ${figure(least)}.`;
}

function tooBig({ origin, maximum, inclusive, exact }: Extract<Issue, { code: "too_big" }>): string {
  const most = Number(maximum);
  if (exact) return exactly(origin, most);
  if (origin === "string") return `Give at most ${figure(most)} characters.`;
  if (isCollection(origin)) return `Give at most ${figure(most)}.`;
  return inclusive ? `Give ${figure(most)} or less.` : `Give less than ${figure(most)}.`;
}

const exactly = (origin: string, count: number): string => (origin === "string" ? `Give exactly ${figure(count)} characters.` : `Give exactly ${figure(count)}.`);
const isCollection = (origin: string): boolean => origin === "array" || origin === "set" || origin === "map" || origin === "object";
const figure = (count: number): string => count.toLocaleString("en");

function inWords(values: readonly string[], joined: string): string {
  const last = values.at(-1) ?? "";
  return values.length < 2 ? last : `${values.slice(0, -1).join(", ")} ${joined} ${last}`;
}
