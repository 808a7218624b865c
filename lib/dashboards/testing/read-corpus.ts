import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const FOLDER = path.join(import.meta.dirname, "corpus");

/** Thirty dashboards of public repositories as they stand there; corpus/INDEX.tsv names the source and licence of each. */
export function readCorpus(): { file: string; body: string }[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => ({ file, body: readFileSync(path.join(FOLDER, file), "utf8") }));
}
