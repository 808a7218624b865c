import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Page } from "@/lib/shared/page";

import type { FollowUpView } from "../follow-up";
import { countFollowUps, listFollowUpRows } from "./internal/follow-up-repository";

const MOST = 500;

/** What has come out of sign-offs, open ones first and by their day: the first 500, and how many there are in all. */
export async function listFollowUps({ actor, environmentId, openOnly }: { actor: Actor; environmentId?: string; openOnly: boolean }): Promise<Page<FollowUpView>> {
  authorize(actor, "maintenance:read");
  const [items, total] = await Promise.all([listFollowUpRows({ environmentIds: environmentId === undefined ? undefined : [environmentId], openOnly, atMost: MOST }), countFollowUps({ environmentId, openOnly })]);
  return { items, nextCursor: null, total };
}
