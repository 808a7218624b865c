/** A number with its word: "1 resource", "44 resources", "1,200 people". */
export const counted = (count: number, singular: string, plural = `${singular}s`): string => `${count.toLocaleString("en")} ${count === 1 ? singular : plural}`;
