"use client";

import { usePathname, useSearchParams } from "next/navigation";

/**
 * One of a few choices, kept in the URL so that a link shows a colleague the same; the fallback is left out of it. Changing it does not
 * ask the server for anything.
 */
export function useUrlChoice<Choice extends string>(name: string, choices: readonly Choice[], fallback: Choice): [Choice, (choice: Choice) => void] {
  const pathname = usePathname();
  const params = useSearchParams();
  const current = choices.find((choice) => choice === params.get(name)) ?? fallback;
  const choose = (choice: Choice): void => {
    const next = new URLSearchParams(params);
    if (choice === fallback) next.delete(name);
    else next.set(name, choice);
    // Next keeps useSearchParams in step with the history API; router.replace would fetch the page again.
    window.history.replaceState(null, "", next.size === 0 ? pathname : `${pathname}?${next.toString()}`);
  };
  return [current, choose];
}
