import "server-only";

import { createHash } from "node:crypto";

import type { ResourceChange } from "../../preview-view";

/** All that a person agrees to by confirming. */
export type ConfirmedContent = {
  resolvedTo: string;
  templateHash: string | null;
  parameters: unknown;
  tags: Record<string, string>;
  capabilities: readonly string[];
  roleArn: string | null;
  stackArn: string | null;
  changeSetArn: string | null;
  /** The stack's last change: what the differences were computed from. */
  stackChangedAt: Date | null;
  changes: readonly ResourceChange[];
  retained: readonly string[];
};

/** SHA-256, hex, over the content in one fixed form: equal content has an equal hash, whatever order its keys came in. */
export const previewHash = (content: ConfirmedContent): string => createHash("sha256").update(canonicalJson(content)).digest("hex");

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}
