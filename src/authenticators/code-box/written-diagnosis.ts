import { type Diagnosis, findings } from './diagnose.ts';

const begin = 'code box:';

/** A diagnosis as the audit keeps it: "code box: out-of-step LB-1007-4418 30". It holds no code (I8). */
export function writeDiagnosis(diagnosis: Diagnosis): string {
  if (diagnosis.is === 'unknown') return `${begin} unknown`;
  return [begin, diagnosis.is, diagnosis.serial, ...(diagnosis.is === 'out-of-step' ? [diagnosis.steps] : [])].join(' ');
}

/** Undefined: it is the reason of something else, or a word of a later version. */
export function readDiagnosis(why: string): Diagnosis | undefined {
  if (!why.startsWith(`${begin} `)) return undefined;
  const [word, serial = '', steps] = why.slice(begin.length + 1).split(' ');
  if (word === 'unknown') return { is: word };
  const is = findings.find((one) => one === word);
  if (is === 'out-of-step') return { is, serial, steps: Number(steps) };
  return is && { is, serial };
}
