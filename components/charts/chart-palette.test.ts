import { expect, test } from "vitest";

import { ownColor, paletteColor, paletteDash, withAlpha } from "./chart-palette";

test.each([
  ["#1f77b4", "#1f77b4"],
  ["#F00", "#F00"],
  ["red", null],
  ["url(#x)", null],
  ["#12345", null],
  [null, null],
])("of a body's colour %s, %s is drawn", (color, drawn) => {
  expect(ownColor(color)).toBe(drawn);
});

test("the first ten lines have ten colours, in both modes", () => {
  for (const isDark of [false, true]) expect(new Set(Array.from({ length: 10 }, (_, index) => paletteColor(index, isDark))).size).toBe(10);
});

test("the eleventh line has the first colour again, and is told from it by its dashes", () => {
  expect(paletteColor(10, false)).toBe(paletteColor(0, false));
  expect(paletteDash(10)).not.toEqual(paletteDash(0));
});

test.each([
  ["#ff8000", "rgba(255, 128, 0, 0.2)"],
  ["#f80", "rgba(255, 136, 0, 0.2)"],
])("%s, see-through", (color, expected) => {
  expect(withAlpha(color, 0.2)).toBe(expected);
});

/** Relative luminance after WCAG 2.2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test.each([
  ["light", false, "#ffffff"],
  ["dark", true, "#161d26"],
])("every colour stands out from the %s page by 3 : 1", (_, isDark, page) => {
  for (let index = 0; index < 10; index += 1) expect(contrast(paletteColor(index, isDark), page)).toBeGreaterThanOrEqual(3);
});
