import { DataTable, Facts, SpelledDigits } from '#pages';
import type { LetterTable, LetterText } from '#ports';
import { type Language, say } from '#texts';
import { trayTexts } from './texts.ts';

type Shown = { readonly id: string; readonly language: Language; readonly text: LetterText };

/** What stands in a letter, with a real table: for whoever cannot read print. Its own words are in the language of the letter. */
export function LetterView({ id, language, text: { heading, before, code, table, after, ...text } }: Shown) {
  const own = text.language === language ? {} : { lang: text.language };
  return (
    <>
      <div class="stack stack-near" {...own}>
        <h3>{heading}</h3>
        <Lines lines={before} />
        {code && <Facts facts={[{ term: code.term, fact: <SpelledDigits groups={code.groups} /> }]} />}
      </div>
      {table && <Table id={id} language={language} table={table} />}
      <div class="stack stack-near" {...own}>
        <Lines lines={after} />
      </div>
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}

function Table({ id, language, table }: { readonly id: string; readonly language: Language; readonly table: LetterTable }) {
  const rows = table.rows.map((cells, at) => ({ number: String(at + 1), cells }));
  const columns = table.columns.map(({ letter, word }, at) => ({
    heading: `${letter} ${word}`,
    cell: ({ cells }: (typeof rows)[number]) => <SpelledDigits groups={cells[at]?.groups ?? []} />,
  }));
  const first = { heading: say(trayTexts, language, 'row'), cell: ({ number }: (typeof rows)[number]) => number, namesRow: true };
  const caption = say(trayTexts, language, 'code-table');
  const own = { language, name: `${id}-table`, caption, rows, keyOf: ({ number }: (typeof rows)[number]) => number };
  return <DataTable {...own} columns={[first, ...columns]} />;
}
