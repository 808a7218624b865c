import { readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { countFeatures } from "./count-features";

test("the table in docs/dashboards.md names every feature of the thirty dashboards, with what is counted", () => {
  const document = readFileSync(path.join(process.cwd(), "docs/dashboards.md"), "utf8");
  const rows = [...document.matchAll(/^\| ([^|]+) \| (\d+) \| (\d+) \| ([^|]+) \|$/gm)].map((row) => ({ feature: row[1] ?? "", dashboards: Number(row[2]), times: Number(row[3]) }));
  expect(rows.sort((one, other) => one.feature.localeCompare(other.feature, "en"))).toEqual(countFeatures());
});
