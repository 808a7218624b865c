import type { AccountView } from "@/lib/accounts/account-view";

export type Mark = { type: "success" | "error" | "warning" | "pending"; words: string };

/** A connection's state as a mark and a word. */
export function connectionMark({ state, reason }: AccountView["connection"]): Mark {
  switch (state) {
    case "connected":
      return { type: "success", words: "Connected" };
    case "denied":
      return { type: "error", words: reason ? `Denied: ${reason}` : "Denied" };
    case "unreachable":
      return { type: "error", words: reason ? `Not reachable: ${reason}` : "Not reachable" };
    case "unknown":
      return { type: "pending", words: "Not tried yet" };
  }
}

/** A feed's state likewise: without one, polling brings the same news later. */
export function feedMark({ state, reason }: AccountView["feeds"][number]): Mark {
  switch (state) {
    case "live":
      return { type: "success", words: "Live" };
    case "unavailable":
      return { type: "warning", words: `Not available, polling instead${reason ? `: ${reason}` : ""}` };
    case "unknown":
      return { type: "pending", words: "Not known yet" };
  }
}
