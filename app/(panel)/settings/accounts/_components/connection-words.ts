import type { Mark } from "@/components/ui/status-mark";
import type { AccountView } from "@/lib/accounts/account-view";

/** A connection's state as a mark and a word; "unknown" with a reason once was more than that. */
export function connectionMark({ state, reason }: AccountView["connection"]): Mark {
  switch (state) {
    case "connected":
      return { tone: "success", word: "Connected" };
    case "denied":
      return { tone: "error", word: reason ? `Denied: ${reason}` : "Denied" };
    case "unreachable":
      return { tone: "error", word: reason ? `Not reachable: ${reason}` : "Not reachable" };
    case "unknown":
      return reason ? { tone: "warning", word: `Not known. ${reason}` } : { tone: "unknown", word: "Not tried yet" };
  }
}

/** A feed's state likewise: without one, polling brings the same news later. */
export function feedMark({ state, reason }: AccountView["feeds"][number]): Mark {
  switch (state) {
    case "live":
      return { tone: "success", word: "Live" };
    case "unavailable":
      return { tone: "warning", word: `Not available, polling instead${reason ? `: ${reason}` : ""}` };
    case "unknown":
      return reason ? { tone: "warning", word: `Not known. ${reason}` } : { tone: "unknown", word: "Not known yet" };
  }
}
