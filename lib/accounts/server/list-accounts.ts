import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";
import { database } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";
import type { Page, PageQuery } from "@/lib/shared/page";

import type { AccountView } from "../account-view";
import { findAccounts } from "./internal/account-repository";

/** Account connections by name. There are a handful: they are read at once and cut into pages here; the cursor is the last id of a page. */
export async function listAccounts({ actor, cursor, limit }: { actor: Actor } & PageQuery): Promise<Page<AccountView>> {
  authorize(actor, "accounts:read");
  const all = await findAccounts(database());
  const after = cursor === undefined ? -1 : all.findIndex(({ id }) => id === cursor);
  if (cursor !== undefined && after < 0) throw new AppError("invalid-cursor", "This cursor leads nowhere; start from the first page.");
  const items = all.slice(after + 1, after + 1 + limit);
  const more = after + 1 + limit < all.length;
  return { items, nextCursor: more ? (items.at(-1)?.id ?? null) : null, total: all.length };
}
