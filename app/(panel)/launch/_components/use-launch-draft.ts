"use client";

import { useCallback, useEffect, useState } from "react";
import { z } from "zod";

import { stageSchema } from "@/lib/environments/environment-view";

import type { LaunchDraft } from "./launch-draft";

/** What earlier visits of this tab may have left; anything unreadable is as good as nothing. */
const storedDraftSchema = z.object({
  name: z.string(),
  stage: stageSchema,
  accountId: z.string(),
  region: z.string(),
  protected: z.boolean(),
  note: z.string(),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
  parameters: z.record(z.string(), z.string()),
});

const readStored = (key: string): LaunchDraft | null => {
  const parsed = storedDraftSchema.safeParse(JSON.parse(sessionStorage.getItem(key) ?? "null"));
  return parsed.success ? parsed.data : null;
};

type KeptDraft = {
  draft: LaunchDraft;
  change: (change: Partial<LaunchDraft>) => void;
  forget: () => void;
  /** False until the tab's storage was read: before that, nobody can say whether the draft is complete. */
  isRestored: boolean;
};

/** A draft that outlives reloads and the back button, in this tab only. `key` tells drafts of different options apart. */
export function useLaunchDraft(key: string, initial: LaunchDraft): KeptDraft {
  const storageKey = `pilothouse-launch ${key}`;
  const [draft, setDraft] = useState(initial);
  const [isRestored, setIsRestored] = useState(false);

  useEffect(() => {
    const stored = readStored(storageKey);
    // Parameters that the template has gained since then keep their defaults.
    if (stored) setDraft((current) => ({ ...stored, parameters: { ...current.parameters, ...stored.parameters } }));
    setIsRestored(true);
  }, [storageKey]);

  useEffect(() => {
    if (isRestored) sessionStorage.setItem(storageKey, JSON.stringify(draft));
  }, [draft, isRestored, storageKey]);

  const change = useCallback((changed: Partial<LaunchDraft>) => setDraft((current) => ({ ...current, ...changed })), []);
  const forget = useCallback(() => sessionStorage.removeItem(storageKey), [storageKey]);
  return { draft, change, forget, isRestored };
}
