"use client";

import { useEffect, useEffectEvent, type RefObject } from "react";

/** Escape within an element, where nothing in it has used the key for itself. */
export function useEscape(within: RefObject<HTMLElement | null>, onEscape: () => void): void {
  const handle = useEffectEvent(onEscape);
  useEffect(() => {
    const element = within.current;
    if (!element) return undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) handle();
    };
    element.addEventListener("keydown", listen);
    return () => element.removeEventListener("keydown", listen);
  }, [within]);
}
