import "server-only";

import { gathered, nothingThere } from "../../../evidence";
import { containerImagesPart } from "./container-images";
import type { Gather } from "./evidence-context";
import { machineImagesPart } from "./machine-images";

/** Images that run, of containers and of machines, against the newest that are known. */
export const gatherImageVersions: Gather = async (context) => {
  const parts = (await Promise.all([containerImagesPart(context), machineImagesPart(context)])).flatMap((part) => part ?? []);
  if (parts.length === 0) return nothingThere("The stack has neither repositories nor instances.");
  const unusual = parts.flatMap((part) => part.unusual);
  return gathered({
    summary: unusual.length === 0 ? "What runs is the newest that is known here." : `${unusual.length} ${unusual.length === 1 ? "thing" : "things"} to look at.`,
    tables: parts.flatMap(({ tables }) => tables),
    unusual,
    asOf: context.now.toISOString(),
    source: parts.map(({ source }) => source).join(". "),
  });
};
