import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { database } from "@/lib/db/transaction";

import type { RulesTarget, RulesView } from "../rules-view";
import { obstacleTo } from "./internal/channel-view-of";
import { findRulesOf } from "./internal/rule-repository";
import { rulesTarget } from "./internal/rules-target";

/** Throws "forbidden", "not-found", "not-possible". */
export async function readRules({ actor, target }: { actor: Actor; target: RulesTarget }): Promise<RulesView> {
  const named = await rulesTarget(database(), actor, target);
  return { target, title: named.title, rules: await findRulesOf(database(), named.target), obstacle: obstacleTo(named.kind) };
}
