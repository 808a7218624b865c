import { expect, test } from "vitest";

import { servicesByOption } from "./services-by-option";

test("each service has a figure for every option, and the dearest stands first", () => {
  const series = servicesByOption([
    { byService: [{ service: "AmazonEC2", listUsd: 30 }, { service: "AWSELB", listUsd: 16 }] },
    { byService: [{ service: "AmazonECS", listUsd: 40 }, { service: "AWSELB", listUsd: 16.5 }] },
  ]);
  expect(series.map(({ title, usd }) => [title, ...usd])).toEqual([
    ["Fargate", 0, 40],
    ["Load balancer", 16, 16.5],
    ["EC2", 30, 0],
  ]);
});
