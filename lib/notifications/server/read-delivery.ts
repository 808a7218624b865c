import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";

import type { DeliveryView } from "../delivery-view";
import { findDelivery } from "./internal/delivery-repository";
import { seenBy } from "./internal/seen-by";

/** Null: there is none, or it went to somebody else. */
export async function readDelivery({ actor, deliveryId }: { actor: Actor; deliveryId: string }): Promise<DeliveryView | null> {
  authorize(actor, "own-notifications:manage");
  return findDelivery(database(), deliveryId, seenBy(actor));
}
