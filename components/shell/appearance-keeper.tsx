"use client";

import { useEffect } from "react";

import { parseAppearance } from "./appearance";
import { onSystemScheme, rememberAppearance, showAppearance, storedAppearance, systemScheme } from "./browser-appearance";

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
      showAppearance(next);
    };
    renew();
    return onSystemScheme(renew);
  }, []);
  return null;
}
