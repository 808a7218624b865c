import { z } from "zod";

import type { PlacedProblem } from "./catalog-problem";
import { describeShape, shapeAt } from "./describe-shape";
import type { Path, YamlDocument } from "./yaml-document";

/**
 * Turns what zod found into sentences with a place and the shape that was expected there. An unknown key is placed at the key itself,
 * a missing one at the object that lacks it.
 */
export function describeIssue(issue: z.core.$ZodIssue, schema: z.ZodType, { value, locate }: YamlDocument): PlacedProblem[] {
  const path: Path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  const shape = shapeAt(schema, path);
  const where = path.length === 0 ? "The file" : dotted(path);

  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      ...locate([...path, key], true),
      message: `${path.length === 0 ? "" : `${where}: `}unknown key "${key}".`,
      expected: describeShape(shape),
    }));
  if (isMissing(value, path)) {
    const key = path.at(-1);
    const parent = path.slice(0, -1);
    return [{ ...locate(parent), message: `${parent.length === 0 ? "The file" : dotted(parent)} lacks "${String(key)}".`, expected: describeShape(shape) }];
  }
  return [{ ...locate(path), message: `${where}: ${issue.message.replace(/\.$/, "")}.`, expected: describeShape(shape) }];
}

/** Whether the value is not there at all, which zod reports as one of a wrong type. */
function isMissing(value: unknown, path: Path): boolean {
  let here = value;
  for (const [index, step] of path.entries()) {
    if (typeof here !== "object" || here === null) return false;
    if (!(step in here)) return index === path.length - 1;
    here = Reflect.get(here, step);
  }
  return false;
}

const dotted = (path: Path): string => path.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`)).join("");
