"use client";

import { useMemo } from "react";
import { z } from "zod";

import { useHydrated } from "@/components/ui/use-hydrated";
import type { AccountView } from "@/lib/accounts/account-view";
import { stageSchema } from "@/lib/environments/environment-view";

import { newDraft, type LaunchDraft } from "./launch-draft";
import { keepInTab, readInTab, useTabValue } from "./use-tab-value";

const draftSchema = z.object({
  name: z.string(),
  stage: stageSchema,
  accountId: z.string(),
  region: z.string(),
  protected: z.boolean(),
  note: z.string(),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
  start: z.string(),
  edits: z.record(z.string(), z.string()),
  usage: z.record(z.string(), z.number()),
  launchedHref: z.string().nullable(),
});

const keyOf = (place: string): string => `pilothouse-launch ${place}`;

/** A launched draft is kept only for whoever goes back to look at it: a new launch of the option starts afresh. */
export function forgetLaunchedDraft(place: string): void {
  if (readInTab(keyOf(place), draftSchema)?.launchedHref) keepInTab(keyOf(place), null);
}

type KeptDraft = {
  draft: LaunchDraft;
  change: (change: Partial<LaunchDraft>) => void;
  /** False until the tab's storage was read: before that, nobody can say whether the draft is complete. */
  isRestored: boolean;
};

/** The draft of one option ("harvest/minimal"), which outlives reloads and the back button, in this tab only. */
export function useLaunchDraft(place: string, accounts: readonly AccountView[]): KeptDraft {
  const kept = useTabValue(keyOf(place), draftSchema);
  const empty = useMemo(() => newDraft(accounts), [accounts]);
  return {
    draft: kept ?? empty,
    change: (changed) => keepInTab(keyOf(place), { ...(readInTab(keyOf(place), draftSchema) ?? empty), ...changed }),
    isRestored: useHydrated(),
  };
}
