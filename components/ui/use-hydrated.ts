"use client";

import { useSyncExternalStore } from "react";

const nothingChanges = () => () => undefined;

/** False in the server's HTML and until the page's script runs: a form that needs script must not be sent before. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    nothingChanges,
    () => true,
    () => false,
  );
