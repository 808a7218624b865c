import "server-only";

import { database, inTransaction } from "@/lib/db/transaction";
import { publish } from "@/lib/stream/server/stream-repository";

import { noteCauseSoFar } from "./note-cause-so-far";
import { findOperation, noteProgress } from "./operation-repository";
import { progressOf } from "./progress-of";

const AT_MOST_EVERY_MS = 500; // twice a second is as often as a person sees a bar move

/** Operations that this process has told of lately, and those that have news since. */
const lately = new Map<string, { toldAt: number; pending: boolean }>();

/** Works out how far an operation is and tells open pages; what comes too soon after the last is told a little later, once. */
export function tellProgress(operationId: string): Promise<void> {
  const last = lately.get(operationId);
  const waitMs = last ? last.toldAt + AT_MOST_EVERY_MS - Date.now() : 0;
  if (waitMs <= 0) {
    lately.set(operationId, { toldAt: Date.now(), pending: false });
    return tellNow(operationId);
  }
  if (last && !last.pending) {
    last.pending = true;
    setTimeout(() => {
      if (!lately.get(operationId)?.pending) return;
      lately.set(operationId, { toldAt: Date.now(), pending: false });
      // Only a picture of what is stored: the next event paints it anew.
      void tellNow(operationId).catch(() => lately.delete(operationId));
    }, waitMs).unref();
  }
  return Promise.resolve();
}

export const forgetProgress = (operationId: string): boolean => lately.delete(operationId);

async function tellNow(operationId: string): Promise<void> {
  const operation = await findOperation(database(), operationId);
  if (operation?.state !== "running") return;
  await noteCauseSoFar(operation);
  const progress = await progressOf(database(), operation, new Date(), false);
  if (!progress) return;
  await inTransaction(async (tx) => {
    await noteProgress(tx, operationId, progress);
    await publish(tx, {
      topics: [`operation:${operationId}`, `environment:${operation.environmentId}`],
      event: "progress",
      data: { ...progress, operationId, environmentId: operation.environmentId },
    });
  });
}
