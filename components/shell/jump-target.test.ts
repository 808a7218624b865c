import { expect, test } from "vitest";

import { findTargets, type JumpTarget } from "./jump-target";

const target = (group: JumpTarget["group"], label: string, detail = ""): JumpTarget => ({ group, label, detail, href: `/${label}` });
const labels = (targets: JumpTarget[]) => targets.map(({ label }) => label);

test("what begins with the word comes before what only holds it", () => {
  const targets = [target("Environments", "my-harvest"), target("Environments", "harvest-prod")];
  expect(labels(findTargets(targets, "harv"))).toEqual(["harvest-prod", "my-harvest"]);
});

test("every word has to occur, in the name or beside it", () => {
  const targets = [target("Catalogue", "Minimal", "Harvest"), target("Catalogue", "Fargate", "Prethrift")];
  expect(labels(findTargets(targets, "harvest minimal"))).toEqual(["Minimal"]);
  expect(findTargets(targets, "harvest fargate")).toEqual([]);
});

test("environments come first, and no group takes more than eight lines", () => {
  const targets = [target("Pages", "Overview"), ...Array.from({ length: 20 }, (_, index) => target("Environments", `o${index}`))];
  const found = findTargets(targets, "o");
  expect(found[0]?.group).toBe("Environments");
  expect(found).toHaveLength(9);
});
