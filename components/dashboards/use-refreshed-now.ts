"use client";

import { useEffect, useState } from "react";

/**
 * The moment at which the page last asked, in milliseconds; renewed at the interval while the tab is seen. A hidden tab asks nothing,
 * since each look costs money, and catches up when it is seen again. Begins with the moment at which the server read.
 */
export function useRefreshedNow({ readAtMs, everySeconds, isOn }: { readAtMs: number; everySeconds: number; isOn: boolean }): { nowMs: number; refresh: () => void } {
  const [nowMs, setNowMs] = useState(readAtMs);
  useEffect(() => {
    if (!isOn) return undefined;
    const everyMs = everySeconds * 1_000;
    const renew = () => setNowMs((last) => (document.visibilityState === "visible" && Date.now() - last >= everyMs / 2 ? Date.now() : last));
    const timer = setInterval(renew, everyMs);
    document.addEventListener("visibilitychange", renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", renew);
    };
  }, [everySeconds, isOn]);
  return { nowMs, refresh: () => setNowMs(Date.now()) };
}
