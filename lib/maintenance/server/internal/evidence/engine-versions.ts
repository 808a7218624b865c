import "server-only";

import { gathered, nothingThere } from "../../../evidence";
import { enginesPart } from "./engines";
import type { Gather } from "./evidence-context";
import { runtimesPart } from "./runtimes";

/** Versions of databases, caches and functions' runtimes, newer ones that AWS offers, and until when it supports them. */
export const gatherEngineVersions: Gather = async (context) => {
  const parts = (await Promise.all([enginesPart(context), runtimesPart(context)])).flatMap((part) => part ?? []);
  if (parts.length === 0) return nothingThere("The stack has neither a database nor a cache nor a function whose engine AWS keeps.");
  return gathered({
    summary: parts.flatMap(({ told }) => told).join("; "),
    tables: parts.flatMap(({ tables }) => tables),
    unusual: parts.flatMap(({ unusual }) => unusual),
    asOf: context.now.toISOString(),
    source: parts.map(({ source }) => source).join(". "),
  });
};
