"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";

import { dashboardSearch, parseDashboardAddress, type DashboardAddress } from "./dashboard-address";

type Way =
  /** A step that the browser's back button undoes. */
  | "push"
  /** Another look at the same. */
  | "replace";

/**
 * The dashboard's state in the address. A change draws anew without asking the server for the page; only variables, which may change the
 * widgets themselves, do. What else stands in the address stays there.
 */
export function useDashboardAddress(): { address: DashboardAddress; go: (change: Partial<DashboardAddress>, way: Way) => void } {
  const pathname = usePathname();
  const router = useRouter();
  const params = useSearchParams();
  const address = useMemo(() => parseDashboardAddress(Object.fromEntries(params)), [params]);
  const go = useCallback(
    (change: Partial<DashboardAddress>, way: Way): void => {
      // Not what was rendered last: two changes in one go must not undo each other.
      const next = dashboardSearch({ ...addressNow(), ...change });
      const href = `${pathname}${keepingOthers(new URLSearchParams(window.location.search), next)}`;
      if (change.variables) router.push(href, { scroll: false });
      else if (way === "push") window.history.pushState(null, "", href);
      else window.history.replaceState(null, "", href);
    },
    [pathname, router],
  );
  return { address, go };
}

/** What the address says at this moment, which the page may not have drawn yet. In the browser only. */
export const addressNow = (): DashboardAddress => parseDashboardAddress(Object.fromEntries(new URLSearchParams(window.location.search)));

/** Parameters of the page that are not the dashboard's: which one it is. */
function keepingOthers(now: URLSearchParams, next: string): string {
  const kept = new URLSearchParams([...now].filter(([name]) => name === "dashboard" || name === "account" || name === "environment"));
  for (const [name, value] of new URLSearchParams(next)) kept.set(name, value);
  return kept.size === 0 ? "" : `?${kept}`;
}
