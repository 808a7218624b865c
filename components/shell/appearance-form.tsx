"use client";

import { useState } from "react";

import { DENSITIES, THEMES, type Appearance } from "./appearance";
import { rememberAppearance, showAppearance, systemScheme } from "./browser-appearance";
import styles from "./person-menu.module.css";

const THEME_WORDS = { light: "Light", dark: "Dark", system: "As the system" } as const;
const DENSITY_WORDS = { comfortable: "Comfortable", compact: "Compact" } as const;

/** Theme and density; they apply at once and are remembered by this browser. */
export function AppearanceForm({ initial }: { initial: Appearance }) {
  const [appearance, setAppearance] = useState(initial);

  function choose(change: Partial<Appearance>) {
    const next = { ...appearance, ...change, systemScheme: systemScheme() };
    setAppearance(next);
    rememberAppearance(next);
    showAppearance(next);
  }

  return (
    <>
      <fieldset className={styles.choices}>
        <legend>Theme</legend>
        {THEMES.map((theme) => (
          <label key={theme}>
            <input type="radio" name="theme" checked={appearance.theme === theme} onChange={() => choose({ theme })} />
            {THEME_WORDS[theme]}
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.choices}>
        <legend>Density</legend>
        {DENSITIES.map((density) => (
          <label key={density}>
            <input type="radio" name="density" checked={appearance.density === density} onChange={() => choose({ density })} />
            {DENSITY_WORDS[density]}
          </label>
        ))}
      </fieldset>
    </>
  );
}
