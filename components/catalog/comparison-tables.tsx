import { PlainTable } from "@/components/ui/plain-table";
import { Stack } from "@/components/ui/stack";
import type { ComparisonTable } from "@/lib/catalog/plan-choices";

/** The comparisons that the plan itself draws; the winner of a row carries a mark and a word, not a colour. */
export function ComparisonTables({ tables }: { tables: readonly ComparisonTable[] }) {
  return (
    <Stack>
      {tables.map((table) => (
        <div key={table.key}>
          <h3>{table.title}</h3>
          <PlainTable
            caption={table.title}
            columns={[{ header: table.rowTitle }, ...table.columns.map(({ title }) => ({ header: title }))]}
            rows={table.rows.map((row) => ({
              key: row.title,
              cells: [
                row.title,
                ...table.columns.map(({ key }) =>
                  row.winner === key ? (
                    <strong key={key}>
                      {row.cells[key]} <span title="The plan’s choice">✓ chosen</span>
                    </strong>
                  ) : (
                    row.cells[key]
                  ),
                ),
              ],
            }))}
          />
          {table.conclusion ? <p style={{ marginBlockStart: 8 }}>{table.conclusion}</p> : null}
        </div>
      ))}
    </Stack>
  );
}
