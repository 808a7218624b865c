import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";

import type { FollowUpView } from "../follow-up";
import { listFollowUpRows } from "./internal/follow-up-repository";

/** What has come out of sign-offs, open ones first and by their day; at most 500. */
export async function listFollowUps({ actor, environmentId, openOnly }: { actor: Actor; environmentId?: string; openOnly: boolean }): Promise<FollowUpView[]> {
  authorize(actor, "maintenance:read");
  return listFollowUpRows({ environmentIds: environmentId === undefined ? undefined : [environmentId], openOnly });
}
