"use client";

import { useSyncExternalStore } from "react";

const DARK_CLASS = "awsui-dark-mode"; // Cloudscape's own, which the appearance sets

function onBodyClass(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.body, { attributes: true, attributeFilter: ["class"] });
  return () => observer.disconnect();
}

/** Whether the page is dark now: what is drawn on a canvas takes no colours from a style sheet. Light until the page's script runs. */
export const useDarkMode = (): boolean =>
  useSyncExternalStore(
    onBodyClass,
    () => document.body.classList.contains(DARK_CLASS),
    () => false,
  );
