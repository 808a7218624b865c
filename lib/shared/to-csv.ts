export type CsvCell = string | number | null;

/** Characters with which a spreadsheet takes a text for a formula ("OWASP: CSV injection"). */
const BEGINS_A_FORMULA = /^[=+\-@\t\r]/;

/**
 * Rows as CSV after RFC 4180, for a file that people open in a spreadsheet: a text that would be taken for a formula gets an apostrophe
 * in front. Numbers are numbers, negative ones too; null is an empty cell.
 */
export const toCsv = (rows: readonly (readonly CsvCell[])[]): string => rows.map((row) => `${row.map(toCell).join(",")}\r\n`).join("");

function toCell(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = BEGINS_A_FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
