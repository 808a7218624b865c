import type { EvidenceTable } from "../../../evidence";

/** What was found of one sort of version: engines, runtimes, images. `told`: each in a few words. */
export type VersionsPart = { told: string[]; tables: EvidenceTable[]; unusual: string[]; source: string };
