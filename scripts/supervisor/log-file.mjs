import { appendFileSync, renameSync, statSync } from "node:fs";

const LOG_BYTES_MAXIMUM = 10_000_000; // one older file is kept beside it: 20 MB a part at most
const REMEMBERED_LINES = 20;

/**
 * A child's output: appended to a file, with the last lines kept at hand for when it dies.
 * @param {string} file
 */
export function openLogFile(file) {
  let bytes = sizeOf(file);
  /** @type {string[]} */
  let recent = [];
  return {
    file,
    /** @param {string} line */
    write(line) {
      recent = [...recent.slice(1 - REMEMBERED_LINES), line];
      if (bytes > LOG_BYTES_MAXIMUM) {
        renameSync(file, `${file}.1`);
        bytes = 0;
      }
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
      bytes += Buffer.byteLength(line) + 1;
    },
    recentLines: () => recent.join("\n"),
  };
}

function sizeOf(file) {
  try {
    return statSync(file).size;
  } catch {
    return 0; // not written yet
  }
}
