type Points = { times: readonly number[]; values: readonly (number | null)[] };
export type ThinnedPoints = { times: number[]; values: (number | null)[]; thinned: boolean };

const GAP_PERIODS = 1.5;

/**
 * At most about `atMost` points of a line for as many pixels: of each stretch of time its lowest and its highest point, and the line's
 * first and last. A stretch of missing points stays a gap, marked by null: with fewer points a chart could not tell it from thinning.
 */
export function thinPoints({ times, values }: Points, atMost: number, periodSeconds: number): ThinnedPoints {
  if (times.length <= Math.max(4, atMost)) return { times: [...times], values: [...values], thinned: false };
  const first = times[0] ?? 0;
  const last = times[times.length - 1] ?? first;
  const stretches = Math.max(1, Math.floor((atMost - 2) / 2));
  const width = Math.max(1, (last - first) / stretches);
  const kept: ThinnedPoints = { times: [], values: [], thinned: true };
  const push = (place: number) => {
    const time = times[place];
    if (time === undefined || kept.times[kept.times.length - 1] === time) return;
    kept.times.push(time);
    kept.values.push(values[place] ?? null);
  };

  for (let from = 0; from < times.length; ) {
    const stretch = stretchOf(times[from] ?? 0, first, width);
    let to = from;
    let low = -1;
    let high = -1;
    let gapBefore = -1;
    while (to < times.length && stretchOf(times[to] ?? 0, first, width) === stretch) {
      const value = values[to];
      if (to > 0 && (times[to] ?? 0) - (times[to - 1] ?? 0) > GAP_PERIODS * periodSeconds) gapBefore = to;
      if (value !== null && value !== undefined && Number.isFinite(value)) {
        if (low < 0 || value < (values[low] ?? 0)) low = to;
        if (high < 0 || value > (values[high] ?? 0)) high = to;
      }
      to += 1;
    }
    if (gapBefore > 0) pushGap(kept, (times[gapBefore - 1] ?? 0) + periodSeconds, gapBefore, [from === 0 ? 0 : -1, low, high].filter((place) => place >= 0), push);
    else for (const place of [...new Set([from === 0 ? 0 : low, low, high, to === times.length ? to - 1 : high])].filter((one) => one >= 0).sort((one, other) => one - other)) push(place);
    from = to;
  }
  return kept;
}

const stretchOf = (time: number, first: number, width: number): number => Math.floor((time - first) / width);

/** Points before the gap, the gap, points after it. */
function pushGap(kept: ThinnedPoints, at: number, gapBefore: number, places: number[], push: (place: number) => void): void {
  const sorted = [...new Set([...places, gapBefore])].sort((one, other) => one - other);
  for (const place of sorted.filter((one) => one < gapBefore)) push(place);
  const before = kept.times[kept.times.length - 1];
  if (before === undefined || at > before) {
    kept.times.push(at);
    kept.values.push(null);
  }
  for (const place of sorted.filter((one) => one >= gapBefore)) push(place);
}
