export const environmentHref = (environmentId: string): string => `/environments/${environmentId}`;
export const operationHref = (environmentId: string, operationId: string): string => `/environments/${environmentId}/operations/${operationId}`;
export const releasesHref = (environmentId: string): string => `/environments/${environmentId}/releases`;
export const newReleaseHref = (environmentId: string): string => `/environments/${environmentId}/releases/new`;
