/** How a browser wants the panel to look and which zone its times are in; kept in a cookie so that the first paint is right. */
export const THEMES = ["light", "dark", "system"] as const;
type Theme = (typeof THEMES)[number];
export const DENSITIES = ["comfortable", "compact"] as const;
type Density = (typeof DENSITIES)[number];

export type Appearance = {
  theme: Theme;
  density: Density;
  /** What "system" came to when the browser last looked; the server cannot know it otherwise. */
  systemScheme: "light" | "dark";
  /** IANA name of the reader's time zone; "UTC" until the browser has said. */
  zone: string;
};

export const APPEARANCE_COOKIE = "pilothouse_appearance";
export const DEFAULT_APPEARANCE: Appearance = { theme: "system", density: "comfortable", systemScheme: "light", zone: "UTC" };

// Cloudscape reads these from the body; they are the classes that its applyMode and applyDensity set.
const DARK_CLASS = "awsui-dark-mode";
const COMPACT_CLASS = "awsui-compact-mode";

const isKnownZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false; // the one thing that throws here is a zone this runtime does not know
  }
};

/** Reads the cookie's value; anything it cannot read becomes the default, part by part: a browser may send whatever it likes. */
export function parseAppearance(value: string | undefined): Appearance {
  const [theme, density, systemScheme, zone] = (value ?? "").split("|");
  return {
    theme: THEMES.find((known) => known === theme) ?? DEFAULT_APPEARANCE.theme,
    density: DENSITIES.find((known) => known === density) ?? DEFAULT_APPEARANCE.density,
    systemScheme: systemScheme === "dark" ? "dark" : "light",
    zone: zone && isKnownZone(zone) ? zone : DEFAULT_APPEARANCE.zone,
  };
}

export const formatAppearance = ({ theme, density, systemScheme, zone }: Appearance): string =>
  [theme, density, systemScheme, zone].join("|");

const isDark = ({ theme, systemScheme }: Appearance): boolean => (theme === "system" ? systemScheme : theme) === "dark";

/** The classes of the body for it. */
export const bodyClassName = (appearance: Appearance): string =>
  [isDark(appearance) ? DARK_CLASS : "", appearance.density === "compact" ? COMPACT_CLASS : ""].filter(Boolean).join(" ");

/** Runs before the first paint where the theme follows the system, which may have changed since the cookie was written. */
export const SYSTEM_SCHEME_SCRIPT = `document.body.classList.toggle("${DARK_CLASS}",matchMedia("(prefers-color-scheme: dark)").matches)`;
