import { parseArgs } from 'node:util';
import { listTests, type NamedTest, readRows } from '../test/rows.ts';

const help = `Lists which test carries which row of docs/rows.md, read from the names of the tests.

  npm run rows [-- ROW …] [-- --missing]

  ROW        only these, as in S12 or T9; a letter alone takes the whole family
  --missing  only the rows that no test carries yet
`;

function isWanted(row: string, asked: string[]): boolean {
  return asked.length === 0 || asked.some((one) => one === row || (/^[A-Z]$/.test(one) && row.startsWith(one)));
}

function printRow(row: string, says: string, tests: NamedTest[]): void {
  console.log(`${row.padEnd(5)} ${says}`);
  for (const { file, line, name } of tests) console.log(`      ${file}:${line}  ${name}`);
}

function readOptions() {
  try {
    return parseArgs({ allowPositionals: true, options: { help: { type: 'boolean', short: 'h' }, missing: { type: 'boolean' } } });
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${help}`);
    process.exitCode = 2;
    return undefined;
  }
}

function runRows(): void {
  const asked = readOptions();
  if (!asked) return;
  const { values, positionals } = asked;
  if (values.help) {
    console.log(help);
    return;
  }
  const tests = listTests();
  const rows = [...readRows()].filter(([row]) => isWanted(row, positionals));
  const carriers = (row: string) => tests.filter((one) => one.rows.includes(row));
  for (const [row, says] of rows)
    if (!values.missing || carriers(row).length === 0) printRow(row, says, values.missing ? [] : carriers(row));
  const carried = rows.filter(([row]) => carriers(row).length > 0).length;
  console.log(`\n${carried} of ${rows.length} rows are carried by a test; ${tests.length} tests read.`);
}

runRows();
