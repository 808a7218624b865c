/** What a failure comes down to, for a person: what happened, and what to do about it. How the stack goes on from there is another question. */
export type FailureWords = { plain: string; remedy: string };

/** `pattern` meets AWS's own words; `words` may use what it caught. */
export type FailureRule = { pattern: RegExp; words: (match: RegExpMatchArray) => FailureWords };

/** A rule whose words are the same whatever it caught. */
export const always = (pattern: RegExp, plain: string, remedy: string): FailureRule => ({ pattern, words: () => ({ plain, remedy }) });
