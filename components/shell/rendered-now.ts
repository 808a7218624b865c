/** The moment at which the server draws a page, in milliseconds: what ages are counted from until the browser's own clock ticks. */
export const renderedNow = (): number => Date.now();
