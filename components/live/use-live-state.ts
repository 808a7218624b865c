"use client";

import { useSyncExternalStore } from "react";

import { browserLiveHub } from "./browser-live-hub";
import type { LiveState } from "./live-state";

const IDLE: LiveState = { kind: "idle" };

/** How fresh this page can be; idle on the server and while nothing is watched. */
export const useLiveState = (): LiveState =>
  useSyncExternalStore(
    (listener) => browserLiveHub().onState(listener),
    () => browserLiveHub().state(),
    () => IDLE,
  );
