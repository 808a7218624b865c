import type { MarkColors } from "./chart-marks";

/** What a canvas is drawn with: it takes no colours from a style sheet, so these repeat the page's own (`app/globals.css`). */
export type ChartColors = MarkColors & { text: string; grid: string; page: string };

const LIGHT: ChartColors = { text: "#424650", grid: "#ebebf0", page: "#ffffff", annotation: "#656871", alarm: "#db0000", target: "#00802f", release: "#8456ce" };
const DARK: ChartColors = { text: "#b4b4bb", grid: "#2a3340", page: "#161d26", annotation: "#a4a4ad", alarm: "#ff7a7a", target: "#2bb534", release: "#bf9fff" };

export const chartColors = (isDark: boolean): ChartColors => (isDark ? DARK : LIGHT);
