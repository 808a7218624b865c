/** A moment as an input of type datetime-local wants it, "2026-11-26T14:02", in UTC or in the browser's own zone. */
export function toDateInput(seconds: number, zone: "local" | "utc"): string {
  const date = new Date(seconds * 1_000);
  const shiftMinutes = zone === "utc" ? 0 : date.getTimezoneOffset();
  return new Date(date.getTime() - shiftMinutes * 60_000).toISOString().slice(0, 16);
}

/** The moment that such an input names, seconds since 1970; null: it is empty or none. */
export function fromDateInput(text: string, zone: "local" | "utc"): number | null {
  const ms = /^\d{4,}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) ? Date.parse(zone === "utc" ? `${text}Z` : text) : Number.NaN;
  return Number.isFinite(ms) ? Math.floor(ms / 1_000) : null;
}
