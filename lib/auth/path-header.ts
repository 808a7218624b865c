/** Set by `proxy.ts`: the path and query that are being rendered, which Next tells no server component. */
export const PATH_HEADER = "x-pilothouse-path";
