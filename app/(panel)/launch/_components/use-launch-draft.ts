"use client";

import { useEffect, useMemo, useState } from "react";
import { z } from "zod";

import { useHydrated } from "@/components/ui/use-hydrated";
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
  const isRestored = useHydrated();
  const [edited, setEdited] = useState<LaunchDraft | null>(null);
  const stored = useMemo(() => (isRestored ? readStored(storageKey) : null), [isRestored, storageKey]);
  // Parameters that the template has gained since then keep their defaults.
  const before = stored ? { ...stored, parameters: { ...initial.parameters, ...stored.parameters } } : initial;

  useEffect(() => {
    if (edited) sessionStorage.setItem(storageKey, JSON.stringify(edited));
  }, [edited, storageKey]);

  return {
    draft: edited ?? before,
    change: (changed) => setEdited((current) => ({ ...(current ?? before), ...changed })),
    forget: () => sessionStorage.removeItem(storageKey),
    isRestored,
  };
}
