import { Broken } from '#ports';

type Settings = Readonly<Record<string, string | number | undefined>>;

/** One section of an Asterisk configuration; settings that are undefined are left out. */
export function writeSection(title: string, settings: Settings, kinds: readonly string[] = []): string {
  const from = kinds.length === 0 ? '' : `(${kinds.join(',')})`;
  const lines = Object.entries(settings).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} = ${quote(name, String(value))}`],
  );
  return [`[${quote('name', title)}]${from}`, ...lines, ''].join('\n');
}

/** A line break would begin a setting of its own; a semicolon, a comment. */
function quote(name: string, value: string): string {
  if (/[\r\n\0]/.test(value)) throw new Broken('configuration-wrong', `A line break stands in the setting ${name} for Asterisk.`);
  return value.replaceAll(';', '\\;');
}
