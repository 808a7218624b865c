/** An account by its name, with the word "sandbox" wherever it is one and does not say so itself. */
export const accountWords = ({ name, kind }: { name: string; kind: "sandbox" | "aws" }): string =>
  kind === "sandbox" && !/sandbox/i.test(name) ? `${name} (sandbox)` : name;
