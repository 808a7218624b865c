export const environmentHref = (environmentId: string): string => `/environments/${environmentId}`;
export const operationHref = (environmentId: string, operationId: string): string => `/environments/${environmentId}/operations/${operationId}`;
export const releasesHref = (environmentId: string): string => `/environments/${environmentId}/releases`;
/** `from`: the release whose settings it starts with; left out: the one that runs. */
export const newReleaseHref = (environmentId: string, from?: number): string => `/environments/${environmentId}/releases/new${from === undefined ? "" : `?from=${from}`}`;
