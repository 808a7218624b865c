/** Seconds left now, of an estimate that is `ageMs` old. Zero: it should be over, so the estimate was too short. Null: nobody can tell. */
export function remainingNowSeconds(remainingSeconds: number | null, ageMs: number): number | null {
  return remainingSeconds === null ? null : Math.max(0, remainingSeconds - Math.max(0, ageMs) / 1_000);
}

/**
 * The rest in words that do not jitter: steps of 5 s under a minute, of 15 s under three, then whole minutes, always "about".
 */
export function remainingWords(seconds: number | null): string {
  if (seconds === null) return "no estimate yet";
  if (seconds < 1) return "longer than usual; any moment now";
  if (seconds < 10) return "a few seconds left";
  if (seconds < 58) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  if (seconds < 180) {
    const quarters = Math.ceil(seconds / 15) * 15;
    const rest = quarters % 60;
    return `about ${Math.floor(quarters / 60)} min${rest === 0 ? "" : ` ${rest} s`} left`;
  }
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `about ${minutes} min left` : `about ${Math.floor(minutes / 60)} h ${minutes % 60} min left`;
}
