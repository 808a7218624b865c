import { expect, test } from "vitest";

import { bodyClassName, DEFAULT_APPEARANCE, formatAppearance, parseAppearance, type Appearance } from "./appearance";

test("an appearance survives its cookie", () => {
  const chosen: Appearance = { theme: "dark", density: "compact", systemScheme: "light", zone: "Europe/Berlin" };
  expect(parseAppearance(formatAppearance(chosen))).toEqual(chosen);
});

test.each([
  [undefined, DEFAULT_APPEARANCE],
  ["", DEFAULT_APPEARANCE],
  ["neon|dense|grey|Mars/Olympus", DEFAULT_APPEARANCE],
  ["light", { ...DEFAULT_APPEARANCE, theme: "light" }],
  ["<script>|compact", { ...DEFAULT_APPEARANCE, density: "compact" }],
])("a cookie of %j is read part by part, and the unreadable parts become the default", (value, expected) => {
  expect(parseAppearance(value)).toEqual(expected);
});

test.each<[Appearance, string]>([
  [{ ...DEFAULT_APPEARANCE, theme: "dark" }, "awsui-dark-mode"],
  [{ ...DEFAULT_APPEARANCE, theme: "light", systemScheme: "dark" }, ""],
  [{ ...DEFAULT_APPEARANCE, theme: "system", systemScheme: "dark", density: "compact" }, "awsui-dark-mode awsui-compact-mode"],
])("the first paint of %j has the body classes %j", (appearance, expected) => {
  expect(bodyClassName(appearance)).toBe(expected);
});
