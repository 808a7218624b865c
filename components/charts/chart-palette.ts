/**
 * Colours of lines, in the order in which rows take them. Neighbours differ in hue and in lightness, and each stands out from the page
 * by 3 : 1 in its mode (WCAG 2.2, 1.4.11).
 */
const LIGHT = ["#0972d3", "#b45309", "#0f7b6c", "#8456ce", "#c33d69", "#5c7a00", "#4d6f95", "#a03a1a", "#0a6c9c", "#6f6f78"] as const;
const DARK = ["#56a9f5", "#f0a35e", "#3fc1ad", "#b79bf2", "#f285a8", "#b1d34b", "#9ab6d6", "#f28e73", "#5fd0ef", "#a9a9b4"] as const;

/** What tells lines apart once every colour has been used: solid, then dashes that grow. */
const DASHES: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [10, 3, 2, 3]];

const HEX_COLOR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

/** The body's own colour where it is one (`#rrggbb` or `#rgb`): it is kept in both modes, as CloudWatch keeps it. */
export const ownColor = (color: string | null): string | null => (color !== null && HEX_COLOR.test(color) ? color : null);

/** Colour of the n-th line, counted from 0. */
export function paletteColor(index: number, isDark: boolean): string {
  const palette = isDark ? DARK : LIGHT;
  return palette[index % palette.length] ?? palette[0];
}

/** Dash pattern of the n-th line in pixels; empty: solid. */
export const paletteDash = (index: number): readonly number[] => DASHES[Math.floor(index / LIGHT.length) % DASHES.length] ?? [];

/** The same colour, see-through: for areas and bands. `color` as `#rrggbb` or `#rgb`. */
export function withAlpha(color: string, alpha: number): string {
  const digits = color.slice(1);
  const wide = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const channel = (at: number) => Number.parseInt(wide.slice(at, at + 2), 16);
  return `rgba(${channel(0)}, ${channel(2)}, ${channel(4)}, ${alpha})`;
}
