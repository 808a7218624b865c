import type { GatheredEvidence } from "@/lib/maintenance/evidence";

const FRESH_MS = 10 * 60_000; // who comes back to a task within ten minutes finds what was on the screen

export const isFresh = (evidence: GatheredEvidence | null, nowMs: number): boolean => evidence !== null && nowMs - Date.parse(evidence.gatheredAt) < FRESH_MS;

export const gatherPathOf = (taskId: string): string => `/api/v1/maintenance/${taskId}/evidence`;
