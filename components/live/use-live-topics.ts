"use client";

import { useEffect, useEffectEvent } from "react";

import { browserLiveHub } from "./browser-live-hub";
import type { LiveMessage } from "./live-message";

/**
 * Calls `onMessage` for everything published under one of the topics while the component is mounted, and `onOpen` each time the
 * stream has opened: the moment to read again what may have been missed.
 */
export function useLiveTopics(topics: readonly string[], onMessage: (message: LiveMessage) => void, onOpen: () => void = nothing): void {
  const handleMessage = useEffectEvent(onMessage);
  const handleOpen = useEffectEvent(onOpen);
  const key = topics.join(",");
  useEffect(() => {
    if (key === "") return;
    return browserLiveHub().subscribe({
      topics: key.split(","),
      onMessage: (message) => handleMessage(message),
      onOpen: () => handleOpen(),
    });
  }, [key]);
}

const nothing = (): void => undefined;
