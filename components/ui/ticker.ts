type Ticker = { subscribe: (listener: () => void) => () => void; now: () => number };

const tickers = new Map<number, Ticker>();

/** One clock per interval for the whole page, which runs only while somebody looks at it: a list of ages costs one timer, not one each. */
export function tickerOf(everyMs: number): Ticker {
  const known = tickers.get(everyMs);
  if (known) return known;
  const made = makeTicker(everyMs);
  tickers.set(everyMs, made);
  return made;
}

function makeTicker(everyMs: number): Ticker {
  const listeners = new Set<() => void>();
  let nowMs = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;

  const tick = () => {
    nowMs = Date.now();
    for (const listener of listeners) listener();
  };
  return {
    now: () => nowMs,
    subscribe(listener) {
      listeners.add(listener);
      // What it last said may be long ago: whoever comes first sets it right.
      if (timer === undefined) {
        nowMs = Date.now();
        timer = setInterval(tick, everyMs);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}
