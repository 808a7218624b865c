import { z } from "zod";

// Embeddings, overrides and isolates: they turn how the text after them is drawn. Right-to-left scripts need none of them.
const DIRECTION_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;

/** The text as it will be read: nothing in it can make the rest of a page look like something else. */
export const withoutDirectionControls = (text: string): string => text.replaceAll(DIRECTION_CONTROLS, "");

/** What a person writes for others to read: a note, a reason. At most `longest` characters. */
export const writtenTextSchema = (longest: number) => z.string().overwrite(withoutDirectionControls).trim().max(longest);
