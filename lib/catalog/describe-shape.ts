import { z } from "zod";

import type { Path } from "./yaml-document";

/** The few words of JSON Schema that our descriptions need. */
const shapeSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  get properties() {
    return z.record(z.string(), shapeSchema).optional();
  },
  required: z.array(z.string()).optional(),
  get additionalProperties() {
    return z.union([z.boolean(), shapeSchema]).optional();
  },
  get items() {
    return shapeSchema.optional();
  },
  get oneOf() {
    return z.array(shapeSchema).optional();
  },
  get anyOf() {
    return z.array(shapeSchema).optional();
  },
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
});
export type Shape = z.infer<typeof shapeSchema>;

const ANYTHING: Shape = {};
const cache = new WeakMap<z.ZodType, Shape>();

/** The shape that a schema wants at a path; of a choice, all that fit. */
export function shapeAt(schema: z.ZodType, path: Path): Shape {
  let shape = cache.get(schema);
  if (shape === undefined) {
    shape = shapeSchema.parse(z.toJSONSchema(schema, { io: "input", unrepresentable: "any", reused: "inline" }));
    cache.set(schema, shape);
  }
  for (const step of path) shape = child(shape, step);
  return shape;
}

function child(shape: Shape, step: string | number): Shape {
  const choices = [...(shape.oneOf ?? []), ...(shape.anyOf ?? [])];
  if (choices.length > 0) {
    const found = choices.map((choice) => child(choice, step)).filter((one) => one !== ANYTHING);
    return found.length === 0 ? ANYTHING : found.length === 1 && found[0] ? found[0] : { oneOf: found };
  }
  if (typeof step === "number") return shape.items ?? ANYTHING;
  const property = shape.properties?.[step];
  if (property) return property;
  return typeof shape.additionalProperties === "object" ? shape.additionalProperties : ANYTHING;
}

/** The shape in a few words: "one of daily, weekly", "{ key, title, when? }"; null where anything goes. */
export function describeShape(shape: Shape): string | null {
  if (shape.const !== undefined) return String(shape.const);
  if (shape.enum) return `one of ${[...new Set(shape.enum.map(String))].join(", ")}`;
  const choices = [...(shape.oneOf ?? []), ...(shape.anyOf ?? [])];
  if (choices.length > 0) {
    if (choices.every((choice) => choice.const !== undefined)) return `one of ${[...new Set(choices.map((choice) => String(choice.const)))].join(", ")}`;
    const words = [...new Set(choices.map(describeShape).filter((one) => one !== null))];
    return words.length === 0 ? null : words.join(" or ");
  }
  if (Array.isArray(shape.type)) {
    const words = shape.type.map((type) => describeShape({ ...shape, type })).filter((one) => one !== null);
    return words.length === 0 ? null : [...new Set(words)].join(" or ");
  }
  switch (shape.type) {
    case "object":
      return describeObject(shape);
    case "array": {
      const items = shape.items ? describeShape(shape.items) : null;
      return items === null ? "a list" : `a list of ${items}`;
    }
    case "string":
      return shape.format === "date" ? "a date such as 2026-11-21" : "text";
    case "integer":
      return "a whole number";
    case "number":
      return "a number";
    case "boolean":
      return "true or false";
    default:
      return null;
  }
}

function describeObject(shape: Shape): string {
  const required = new Set(shape.required ?? []);
  const names = Object.entries(shape.properties ?? {}).map(([name, property]) => {
    const fixed = property.const === undefined ? "" : `: ${String(property.const)}`;
    return required.has(name) ? `${name}${fixed}` : `${name}?`;
  });
  if (names.length > 0) return `{ ${names.join(", ")} }`;
  const values = typeof shape.additionalProperties === "object" ? describeShape(shape.additionalProperties) : null;
  return values === null ? "names with values" : `names with ${values} each`;
}
