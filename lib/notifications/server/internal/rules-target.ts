import "server-only";

import { personIdOf, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Database } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import type { ChannelKind } from "../../channel-input";
import type { RulesTarget } from "../../rules-view";
import { findChannel } from "./channel-repository";
import { findRecipient } from "./rule-repository";
import type { Target } from "./target";

export type NamedTarget = { target: Target; title: string; kind: ChannelKind };

/** Whom the asker means, if they may: a channel is for administrators, one's own e-mail for each person. Throws "forbidden", "not-found", "not-possible". */
export async function rulesTarget(database: Database, actor: Actor, wanted: RulesTarget): Promise<NamedTarget> {
  if (wanted !== "own-email") {
    authorize(actor, "notifications:manage");
    const channel = await findChannel(database, wanted);
    if (!channel) throw new AppError("not-found", "There is no such channel.");
    return { target: { kind: "channel", id: channel.id }, title: channel.name, kind: channel.kind };
  }
  authorize(actor, "own-notifications:manage");
  const personId = personIdOf(actor);
  const person = personId === null ? null : await findRecipient(database, personId);
  if (personId === null || !person) throw new AppError("not-possible", "This token belongs to nobody, so it has no e-mail address. Name a channel.");
  return { target: { kind: "person", id: personId }, title: person.email, kind: "email" };
}
