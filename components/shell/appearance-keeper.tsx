"use client";

import { useEffect } from "react";

import { bodyClassName, parseAppearance } from "./appearance";
import { onSystemScheme, rememberAppearance, storedAppearance, systemScheme } from "./browser-appearance";

/** Tells the server, by the cookie, the time zone and the system's scheme of this browser; follows the system while that is the theme. */
export function AppearanceKeeper() {
  useEffect(() => {
    const renew = () => {
      const next = {
        ...parseAppearance(storedAppearance()),
        systemScheme: systemScheme(),
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      };
      rememberAppearance(next);
      document.body.className = bodyClassName(next);
    };
    renew();
    return onSystemScheme(renew);
  }, []);
  return null;
}
