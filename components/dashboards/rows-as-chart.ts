/** Rows of a Logs Insights query as lines over time or as parts of a whole; null: they cannot be drawn so, and are shown as a table. */
type Rows = { columns: readonly string[]; rows: readonly (readonly string[])[] };

const numberOf = (text: string | undefined): number | null => {
  const value = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
};

/** Insights writes times as "2026-11-26 12:00:00.000", in UTC. */
function secondsOf(text: string | undefined): number | null {
  const ms = Date.parse(/^\d{4}-\d\d-\d\d \d\d:\d\d/.test(text ?? "") ? `${text?.replace(" ", "T")}Z` : "");
  return Number.isFinite(ms) ? ms / 1_000 : null;
}

const MOST_LINES = 100; // more are read in a table

/**
 * Where a column holds times, each other column that holds numbers is a line; where rows share a time, what their texts say tells the
 * lines apart ("stats count(*) by bin(5m), level").
 */
export function rowsAsLines({ columns, rows }: Rows): { label: string; times: number[]; values: (number | null)[] }[] | null {
  const timeColumn = columns.findIndex((_, index) => rows.length > 0 && rows.every((row) => secondsOf(row[index]) !== null));
  if (timeColumn === -1) return null;
  const ordered = rows.toSorted((a, b) => (secondsOf(a[timeColumn]) ?? 0) - (secondsOf(b[timeColumn]) ?? 0));
  const times = ordered.map((row) => secondsOf(row[timeColumn]) ?? 0);
  const numbers = columns.flatMap((_, index) => (index !== timeColumn && rows.some((row) => numberOf(row[index]) !== null) ? [index] : []));
  const texts = columns.flatMap((_, index) => (index !== timeColumn && !numbers.includes(index) ? [index] : []));
  const groups = new Map<string, number[]>();
  const isShared = new Set(times).size < times.length;
  for (const [place, row] of ordered.entries()) {
    const name = isShared ? texts.map((index) => row[index] ?? "").join(", ") : "";
    groups.set(name, [...(groups.get(name) ?? []), place]);
  }
  if (groups.size * numbers.length > MOST_LINES) return null;
  const lines = [...groups].flatMap(([name, places]) =>
    numbers.map((index) => {
      const column = columns[index] ?? "";
      const label = name === "" ? column : numbers.length === 1 ? name : `${name} ${column}`;
      return { label, times: places.map((place) => times[place] ?? 0), values: places.map((place) => numberOf(ordered[place]?.[index])) };
    }),
  );
  return lines.length === 0 ? null : lines;
}

/** Where one column holds numbers, the others name its parts. */
export function rowsAsParts({ columns, rows }: Rows): { label: string; value: number }[] | null {
  const numbers = columns.flatMap((_, index) => (rows.length > 0 && rows.every((row) => numberOf(row[index]) !== null) ? [index] : []));
  const valueColumn = numbers.at(-1);
  if (valueColumn === undefined) return null;
  return rows.map((row, index) => ({ label: row.filter((_, column) => column !== valueColumn).join(", ") || `Row ${index + 1}`, value: numberOf(row[valueColumn]) ?? 0 }));
}
