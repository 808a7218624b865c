export const environmentHref = (environmentId: string): string => `/environments/${environmentId}`;
export const operationHref = (environmentId: string, operationId: string): string => `/environments/${environmentId}/operations/${operationId}`;
export const releasesHref = (environmentId: string): string => `/environments/${environmentId}/releases`;
/** Key figures before and after the release. */
export const releaseEffectHref = (environmentId: string, number: number): string => `${releasesHref(environmentId)}/${number}/effect`;
export const SUGGESTED_SETTING_PREFIX = "set.";

/** `from`: the release whose settings it starts with; left out: the one that runs. `settings`: what the form suggests to change, by parameter. */
export function newReleaseHref(environmentId: string, from?: number, settings: Readonly<Record<string, string>> = {}): string {
  const asked = new URLSearchParams(from === undefined ? {} : { from: String(from) });
  for (const [name, value] of Object.entries(settings)) asked.set(`${SUGGESTED_SETTING_PREFIX}${name}`, value);
  return `/environments/${environmentId}/releases/new${asked.size === 0 ? "" : `?${asked}`}`;
}
