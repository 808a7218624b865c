import "server-only";

import type { Transaction } from "@/lib/db/transaction";

import { fitNotice, noticeSchema, type Notice } from "../notice";
import { insertNotice } from "./internal/notice-repository";

/**
 * Has people told of something, exactly if the caller's transaction commits. The worker looks for what was stored within a second and
 * finds out who wants to hear of it. A notice whose key is known already is dropped: to tell again is harmless.
 * A title or a text that is too long is cut.
 */
export async function notify(tx: Transaction, notice: Notice): Promise<void> {
  await insertNotice(tx, noticeSchema.parse(fitNotice(notice)));
}
