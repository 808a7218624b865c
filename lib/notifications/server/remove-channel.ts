import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import { deleteChannel, findChannel, lockChannels } from "./internal/channel-repository";

/** With its rules and what still waits for it; the log of what was sent stays. Throws "not-found". */
export async function removeChannel({ actor, channelId }: { actor: Actor; channelId: string }): Promise<void> {
  authorize(actor, "notifications:manage");
  await inTransaction(async (tx) => {
    await lockChannels(tx);
    const channel = await findChannel(tx, channelId);
    if (!channel) throw new AppError("not-found", "There is no such channel.");
    await deleteChannel(tx, channelId);
    await writeAudit(tx, {
      actor,
      action: "channel.remove",
      outcome: { kind: "done" },
      object: { type: "notification-channel", id: channelId },
      summary: `Removed the notification channel ${channel.name}.`,
    });
  });
}
