import { expect, test } from "vitest";

import type { ArchitectureDiagram } from "@/lib/catalog/architecture-layout";

import { describeDiagram, placeDiagram, type PlacedNode } from "./diagram-geometry";

const node = (logicalId: string, column: "entry" | "compute" | "state", subnets: "public" | "private" | null, zones = 2) => ({
  logicalId,
  resourceType: "AWS::Thing::Of",
  column,
  subnets,
  zones: subnets === null ? 0 : zones,
});

const diagram: ArchitectureDiagram = {
  network: "Vpc",
  subnets: [],
  nodes: [
    node("Entry", "entry", "public"),
    node("Service", "compute", "private"),
    node("Database", "state", "private"),
    node("Cache", "state", "private", 1),
    node("Bucket", "state", null),
  ],
  arrows: [
    { from: null, to: "Entry" },
    { from: "Entry", to: "Service" },
    { from: "Service", to: "Database" },
    { from: "Service", to: "Nowhere" },
  ],
};

const overlap = (a: PlacedNode, b: PlacedNode): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test("no box covers another, and all lie inside the drawing", () => {
  const { nodes, width, height } = placeDiagram(diagram);
  for (const [index, one] of nodes.entries()) {
    expect(nodes.slice(index + 1).some((other) => overlap(one, other))).toBe(false);
    expect(one.x + one.width).toBeLessThanOrEqual(width);
    expect(one.y + one.height).toBeLessThanOrEqual(height);
  }
});

test("what stands outside the network is drawn below its frame", () => {
  const { nodes, network } = placeDiagram(diagram);
  const bucket = nodes.find(({ logicalId }) => logicalId === "Bucket");
  expect(bucket?.y).toBeGreaterThan((network?.y ?? 0) + (network?.height ?? 0));
});

test("an arrow to something that is not drawn is left out", () => {
  expect(placeDiagram(diagram).arrows.map(({ key }) => key)).toEqual(["internet Entry", "Entry Service", "Service Database"]);
});

test("an option without a network or an entry is drawn without either", () => {
  const geometry = placeDiagram({ network: null, subnets: [], nodes: [node("Bucket", "state", null)], arrows: [] });
  expect(geometry).toMatchObject({ network: null, internet: null });
  expect(geometry.bands).toHaveLength(1);
});

test("the drawing is said in sentences", () => {
  expect(describeDiagram(diagram, (name) => `the ${name}`)).toEqual(
    expect.arrayContaining(["the Cache stands in private subnets of 1 zone.", "the Bucket stands outside the network.", "The internet reaches the Entry."]),
  );
});
