import "server-only";

import { actorId, type Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/shared/app-error";

/** Streams of one person or token at once. A browser needs one for all its tabs; a script that opens more forgets to close them. */
const MOST_STREAMS = 30;

const open = new Map<string, number>();

/** Counts one more stream of the caller's; call what it answers when that closes. Throws "rate-limited" for one too many. */
export function admitReader(actor: Actor): () => void {
  const key = actorId(actor) ?? "system";
  const count = open.get(key) ?? 0;
  if (count >= MOST_STREAMS) throw new AppError("rate-limited", `You have ${count} streams open. Close one first.`);
  open.set(key, count + 1);
  let counted = true;
  return () => {
    if (!counted) return;
    counted = false;
    const left = (open.get(key) ?? 1) - 1;
    if (left > 0) open.set(key, left);
    else open.delete(key);
  };
}
