import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";
import type { Page } from "@/lib/shared/page";

import type { EnvironmentListInput } from "../environment-list-query";
import type { EnvironmentView } from "../environment-view";
import { listEnvironmentViews } from "./internal/environment-list-repository";

/** Environments that match, by one statement over the summary rows. Throws `AppError` "invalid-cursor". */
export async function listEnvironments({ actor, ...input }: { actor: Actor } & EnvironmentListInput): Promise<Page<EnvironmentView>> {
  authorize(actor, "environments:read");
  return listEnvironmentViews(input);
}
