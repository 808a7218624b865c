/** What is said where a figure would stand, for a region whose prices nobody has gathered. */
export const noPricesFor = (region: string): string => `There are no prices for ${region} yet.`;
