import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import type { RulesView, SetRules } from "../rules-view";
import { lockChannels } from "./internal/channel-repository";
import { findUnknownEnvironments, replaceRules } from "./internal/rule-repository";
import { rulesTarget } from "./internal/rules-target";
import { readRules } from "./read-rules";

/** Puts the whole of a target's rules in the place of those it had. Throws "forbidden", "not-found", "not-possible", "invalid-input". */
export async function setRules({ actor, target, rules }: { actor: Actor } & SetRules): Promise<RulesView> {
  await inTransaction(async (tx) => {
    await lockChannels(tx);
    const named = await rulesTarget(tx, actor, target);
    const environmentIds = [...new Set(rules.flatMap(({ environmentId }) => (environmentId === null ? [] : [environmentId])))];
    const unknown = await findUnknownEnvironments(tx, environmentIds);
    if (unknown.length > 0) throw new AppError("invalid-input", `There is no environment ${unknown.join(", ")}.`);
    await replaceRules(tx, named.target, rules);
    await writeAudit(tx, {
      actor,
      action: "notification-rules.set",
      outcome: { kind: "done" },
      object: { type: named.target.kind === "channel" ? "notification-channel" : "person", id: named.target.id },
      summary: `Set what ${named.title} is told of.`,
      details: { rules: rules.length, environments: environmentIds.length },
    });
  });
  return readRules({ actor, target });
}
