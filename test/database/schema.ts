import pg from 'pg';
import { openPostgres } from '#adapters/database';

/** Empties nothing: applies every migration to the database and describes what stands then. */
export async function describeMigrated(url: string): Promise<string> {
  await (await openPostgres({ url })).close();
  return describeSchema(url);
}

const columns = `
  select table_name, string_agg(format('  %I %s%s%s%s', column_name, data_type,
    case when collation_name is not null then format(' collate %I', collation_name) else '' end,
    case when is_identity = 'YES' then format(' generated %s as identity', lower(identity_generation))
      when column_default is not null then ' default ' || column_default else '' end,
    case when is_nullable = 'NO' then ' not null' else '' end), E',\\n' order by ordinal_position) as columns
  from information_schema.columns where table_schema = 'public' group by table_name order by table_name`;
/** PostgreSQL 18 keeps "not null" as constraints too, older ones do not: they stand with the columns. */
const constraints = `
  select conrelid::regclass::text as table_name, conname, pg_get_constraintdef(oid) as says
  from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' order by 1, 2`;
const indexes = `select tablename as table_name, indexdef from pg_indexes where schemaname = 'public' order by 1, indexname`;
const others = `
  select 'function ' || p.oid::regprocedure as thing from pg_proc p where pronamespace = 'public'::regnamespace
  union all select 'trigger ' || tgname from pg_trigger where not tgisinternal
  union all select 'view ' || viewname from pg_views where schemaname = 'public' order by 1`;

/** Tables, columns, constraints, indexes and whatever else there may be, in an order of their own: the same text for the same schema. */
export async function describeSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const read = async (text: string) => (await client.query<Record<string, string>>(text)).rows;
    const [tables, rules, keys, rest] = [await read(columns), await read(constraints), await read(indexes), await read(others)];
    const about = tables.map(({ table_name: table = '', columns: lines }) => {
      const own = rules.filter((row) => row['table_name'] === table || row['table_name'] === `"${table}"`);
      const added = own.map(({ conname, says }) => `alter table ${table} add constraint ${conname} ${says};`);
      const made = keys.filter(
        (row) => row['table_name'] === table && !own.some(({ conname }) => row['indexdef']?.includes(` ${conname} `)),
      );
      return [`create table ${table} (\n${lines}\n);`, ...added, ...made.map(({ indexdef }) => `${indexdef};`)].join('\n');
    });
    const head = '-- Generated from the migrations by scripts/write-schema.ts. To be read; never applied.';
    return `${[head, ...about, ...rest.map(({ thing }) => `-- ${thing}`)].join('\n\n')}\n`;
  } finally {
    await client.end();
  }
}
