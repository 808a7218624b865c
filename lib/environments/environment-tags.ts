import { z } from "zod";

/** CloudFormation takes at most this many tags per stack, of which four are ours. */
const MAX_STACK_TAGS = 50;
const MAX_OWN_TAGS = MAX_STACK_TAGS - 4;
const MAX_KEY = 128;
const MAX_VALUE = 256;

/** Letters, digits, spaces and these marks: what every AWS service takes (Tagging AWS resources, "Tag naming limits"). */
const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** The tags that each stack of ours carries. Never the release: tags reach every resource, and would change all of them each time. */
export function stackTags(environment: {
  name: string;
  system: string;
  option: string;
  stage: string;
  tags: Record<string, string>;
}): Record<string, string> {
  return {
    ...environment.tags,
    "pilothouse:environment": environment.name,
    "pilothouse:system": environment.system,
    "pilothouse:option": environment.option,
    "pilothouse:stage": environment.stage,
  };
}

/** What is wrong with one tag, as a sentence; null: nothing. */
export function tagProblem(key: string, value: string): string | null {
  if (key.trim() === "") return "A tag needs a key.";
  if (key.length > MAX_KEY) return `A tag's key has at most ${MAX_KEY} characters.`;
  if (value.length > MAX_VALUE) return `A tag's value has at most ${MAX_VALUE} characters.`;
  if (/^aws:/i.test(key)) return "Keys that begin with aws: belong to AWS.";
  if (/^pilothouse:/i.test(key)) return "Keys that begin with pilothouse: are set by Pilothouse itself.";
  if (!TAG_TEXT.test(key) || !TAG_TEXT.test(value)) return "Tags take letters, digits, spaces and _ . : / = + - @ only.";
  return null;
}

/** Tags of a person's own. */
export const tagsSchema = z.record(z.string(), z.string()).superRefine((tags, context) => {
  const entries = Object.entries(tags);
  if (entries.length > MAX_OWN_TAGS)
    context.addIssue({ code: "custom", message: `Keep to ${MAX_OWN_TAGS} tags: a stack has at most ${MAX_STACK_TAGS}, and four are Pilothouse's.` });
  for (const [key, value] of entries) {
    const message = tagProblem(key, value);
    if (message) context.addIssue({ code: "custom", path: [key], message });
  }
});
