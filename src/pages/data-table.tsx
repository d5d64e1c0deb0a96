import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Language, say } from '#texts';
import { Status } from './status.tsx';
import { pageTexts } from './texts.ts';

type Column<Row> = {
  heading: string;
  cell: (row: Row) => ComponentChildren;
  /** The cell that names its row; a screen reader says it with every other one. */
  namesRow?: boolean;
};

type DataTableProps<Row> = {
  language: Language;
  /** Also its id. */
  name: string;
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** How many rows are seen at first, and how many each press adds; only where there is JavaScript. Without it all are. */
  step?: number;
  /** More rows are on their way. */
  loading?: boolean;
  /** What stands there instead of rows. */
  empty?: string;
  /** Where there is little room the cells of a row stand below each other. */
  stacks?: boolean;
};

/** A real table. Rows beyond `step` are folded for the eye; a screen reader has all of them at once, and is told so (K39). */
export function DataTable<Row>({ language, name, caption, columns, rows, keyOf, step = rows.length, ...look }: DataTableProps<Row>) {
  const { loading, empty, stacks } = look;
  const [unfolded, setShown] = useState(0);
  // A live table may begin empty and grow: what was seen at first is no limit for it.
  const shown = Math.max(step, unfolded);
  const folded = rows.length - shown;
  return (
    <div class="wide stack stack-near" aria-busy={loading}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, by keyboard too */}
      <section class="table-frame" tabIndex={0} aria-labelledby={`${name}-caption`}>
        <table class={stacks ? 'table table-stacks' : 'table'} id={name}>
          <caption id={`${name}-caption`}>{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ heading }) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <TableRow key={keyOf(row)} row={row} columns={columns} folded={place >= shown} unfold={() => setShown(place + 1)} />
            ))}
          </tbody>
        </table>
      </section>
      {empty && rows.length === 0 && <p class="soft">{empty}</p>}
      {folded > 0 && (
        <>
          <button class="button" type="button" onClick={() => setShown(shown + step)} aria-describedby={`${name}-folded`}>
            {say(pageTexts, language, 'moreRows')}
          </button>
          <p class="visually-hidden" id={`${name}-folded`}>
            {say(pageTexts, language, 'allRowsRead')}
          </p>
        </>
      )}
      <Status unseen>{sayProgress(language, { shown: Math.min(shown, rows.length), all: rows.length, step, loading })}</Status>
    </div>
  );
}

type TableRowProps<Row> = { row: Row; columns: readonly Column<Row>[]; folded: boolean; unfold: () => void };

// A link in a folded row can take the focus. Its row then stays: folded again at the next click, it would pull the table from under the pointer.
function TableRow<Row>({ row, columns, folded, unfold }: TableRowProps<Row>) {
  return (
    <tr class={folded ? 'row-folded' : undefined} onFocusIn={folded ? unfold : undefined}>
      {columns.map(({ heading, cell, namesRow }) => {
        const content = <div class="cell">{cell(row)}</div>;
        return namesRow ? (
          <th key={heading} scope="row">
            {content}
          </th>
        ) : (
          <td key={heading}>{content}</td>
        );
      })}
    </tr>
  );
}

type Progress = { shown: number; all: number; step: number; loading: boolean | undefined };

// Silent at first: only what changes is said.
function sayProgress(language: Language, { shown, all, step, loading }: Progress): string {
  if (loading) return say(pageTexts, language, 'loading');
  return shown > step ? say(pageTexts, language, 'rowsShown', { shown, all }) : '';
}
