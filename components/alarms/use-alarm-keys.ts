"use client";

import { useEffect, useEffectEvent, type RefObject } from "react";

export type AlarmKey = "next" | "previous" | "acknowledge" | "mute" | "assign" | "pick";

const KEYS: Readonly<Record<string, AlarmKey>> = { j: "next", ArrowDown: "next", k: "previous", ArrowUp: "previous", a: "acknowledge", m: "mute", o: "assign", x: "pick" };

/** Single keys that work while the list has the focus, and only then: elsewhere they would surprise who types or speaks to the page. */
export function useAlarmKeys(list: RefObject<HTMLElement | null>, onKey: (key: AlarmKey) => void): void {
  const handle = useEffectEvent(onKey);
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const listen = (event: KeyboardEvent) => {
      const key = KEYS[event.key];
      if (!key || event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      handle(key);
    };
    element.addEventListener("keydown", listen);
    return () => element.removeEventListener("keydown", listen);
  }, [list]);
}
