import { z } from "zod";

/** CloudFormation's limit of a stack's name (CreateStack, StackName). */
const MAX_STACK_NAME = 128;
const DEFAULT_PREFIX = "pilothouse-";

/** The stack of an environment. Two environments of one account and region never share it: names differ by more than case. */
export const stackNameOf = (prefix: string, name: string): string => `${prefix}${name}`;

/**
 * What is wrong with a name, as a sentence that says what to change; null: nothing. A stack's name takes ASCII letters, digits and
 * hyphens, from a letter on; so no name can look like another by letters of a second alphabet.
 */
export function environmentNameProblem(name: string, prefix: string = DEFAULT_PREFIX): string | null {
  if (name === "") return "Give the environment a name.";
  if (!/^[A-Za-z]/.test(name)) return "Begin the name with a letter from A to Z.";
  const foreign = /[^A-Za-z0-9-]/u.exec(name)?.[0];
  if (foreign !== undefined) return `Use letters from A to Z, digits and hyphens only; ${shown(foreign)} cannot be part of a stack's name.`;
  if (name.endsWith("-")) return "End the name with a letter or a digit.";
  const most = MAX_STACK_NAME - prefix.length;
  if (name.length > most) return `Shorten the name to ${most} characters: with ${prefix} before it, a stack's name has at most ${MAX_STACK_NAME}.`;
  return null;
}

/** Holds under the default prefix; where an account has a longer one, the use case checks again with that. */
export const environmentNameSchema = z.string().superRefine((name, context) => {
  const message = environmentNameProblem(name);
  if (message) context.addIssue({ code: "custom", message });
});

/** Control and space characters cannot be seen: they are named by their number. */
function shown(character: string): string {
  if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(character)) return `“${character}”`;
  return `the character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
