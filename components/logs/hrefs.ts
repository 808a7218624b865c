/** The logs of an environment; with `around` (ISO 8601) those of the minute before and after that moment. */
export const logsHref = (environmentId: string, { around }: { around?: string } = {}): string =>
  `/environments/${environmentId}/logs${around === undefined ? "" : `?around=${encodeURIComponent(around)}`}`;
