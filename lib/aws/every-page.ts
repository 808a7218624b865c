import "server-only";

import { MalformedAnswerError } from "./errors";

const MOST_PAGES = 50; // of a hundred to a thousand each: more than an account and region holds

/** All members of a list that AWS answers by pages. Throws what `readPage` throws, and `MalformedAnswerError` where the pages do not end. */
export async function everyPage<Member>(readPage: (token: string | undefined) => Promise<{ members: Member[]; next: string | undefined }>): Promise<Member[]> {
  const found: Member[] = [];
  let token: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { members, next } = await readPage(token);
    found.push(...members);
    token = next || undefined; // some services end with an empty text
    if (token === undefined) return found;
  }
  throw new MalformedAnswerError(`A list that went on for more than ${MOST_PAGES} pages.`);
}
