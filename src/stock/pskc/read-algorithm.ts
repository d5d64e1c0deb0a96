import { readOcraSuite } from '#ports';
import { type BoxCodes, checkCounter, checkDigits, checkInterval, readHash } from '../box.ts';
import { refuse } from '../faults.ts';
import { type Element, openElement } from './element.ts';
import { pskc } from './namespaces.ts';
import type { KeyData } from './read-data.ts';
import { readNumber, readText } from './read-value.ts';

type Numbers = KeyData['numbers'];
type Parameters = { readonly suite: string | undefined; readonly response: Element | undefined; readonly line: number };

/** What a key is for, by its address; a suite of OCRA stands in some. The number sign is of drafts of the RFC, and makers still use it. */
const algorithm = new RegExp(`^${pskc}[:#](hotp|totp|ocra|pin|OCRA-1:.+)$`);

/** RFC 6030 §10: HOTP (§10.1), and the registered profiles of TOTP and OCRA; not PIN (§10.2). */
export function readAlgorithm(key: Element): string {
  const [, name] = algorithm.exec(key.attributes.get('Algorithm') ?? '') ?? [];
  if (name === 'pin') return refuse('pin-key', key.line);
  return name ?? refuse('algorithm-unknown', key.line);
}

/** How the codes of a key are made. `name`: as readAlgorithm gives it. */
export function readCodes(name: string, key: Element, parameters: Element | undefined, numbers: Numbers): BoxCodes {
  const given = readParameters(parameters, key.line);
  if (name === 'hotp') return { kind: 'hotp', digits: readDigits(given), counter: checkCounter(numbers.Counter ?? 0, key.line) };
  return name === 'totp' ? readTotp(given, numbers) : readOcra(name === 'ocra' ? given.suite : name, numbers, given);
}

function readParameters(element: Element | undefined, line: number): Parameters {
  if (!element) return { suite: undefined, response: undefined, line };
  const children = openElement(element, { once: ['Suite', 'ChallengeFormat', 'ResponseFormat'], many: ['Extensions'] });
  const response = children.get('ResponseFormat');
  for (const format of [children.get('ChallengeFormat'), response]) if (format) checkFormat(format);
  return { suite: readText(children.get('Suite')), response, line: element.line };
}

/** A suite of OCRA says the lengths itself; what stands beside must only not contradict what is supported. */
function checkFormat(format: Element): void {
  if (!['false', '0'].includes(format.attributes.get('CheckDigits') ?? 'false')) refuse('check-digit', format.line);
}

function readDigits({ response, line }: Parameters): number {
  if (!response) return refuse('digits', line);
  if (response.attributes.get('Encoding') !== 'DECIMAL') refuse('not-decimal', response.line);
  return checkDigits(readNumber(response.attributes.get('Length'), response.line), response.line);
}

/** The start is that of RFC 6238, 1970. The interval is 30 seconds if none is told. */
function readTotp(given: Parameters, { Time: time = 0, TimeInterval: step = 30, TimeDrift: drift = 0 }: Numbers): BoxCodes {
  const { line } = given;
  if (Math.abs(drift) > 100_000) refuse('time-drift', line);
  const digits = readDigits(given);
  const hash = readHash(given.suite ?? 'sha1', line);
  // By how much the box is behind is negative in RFC 6030, as it is here.
  return { kind: 'totp', digits, hash, step: checkInterval(step, line), time: time >= 0 ? time : refuse('time', line), drift };
}

function readOcra(suite: string | undefined, { Counter: counter = 0 }: Numbers, { line }: Parameters): BoxCodes {
  if (suite === undefined || 'why' in readOcraSuite(suite)) return refuse('suite', line);
  return { kind: 'ocra', suite, counter: checkCounter(counter, line) };
}
