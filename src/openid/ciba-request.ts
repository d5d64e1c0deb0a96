import { errors } from 'oidc-provider';
import { type Asking, type Names, recogniseIdentifier } from '#identification';
import type { Policy } from '#policy';
import type { ClientCiba, OpenidClient } from './client.ts';
import { parseJson } from './parse-json.ts';

/** CIBA Core §7.1: short, and plain characters. Nothing else of the client's own words is ever shown. */
const shownCode = /^[A-Za-z0-9]{1,20}$/;
/** D1: as many digits as the customer keys. */
const keyedCode = /^[0-9]{6}$/;

/** FAPI-CIBA §5.2.2: without it a customer could not tell this question from a stranger's. */
export function checkCode({ heardCode }: Pick<Policy, 'heardCode'>, given: unknown): void {
  const [form, what] = heardCode === 'keyed' ? [keyedCode, 'six digits'] : [shownCode, '1 to 20 letters and digits'];
  if (typeof given !== 'string' || !form.test(given)) throw new errors.InvalidBindingMessage(`binding_message must be ${what}`);
}

const identifiers: readonly string[] = ['user-code', 'personal-number', 'customer-number'];

/** The form alone: whether anybody has the number is not said. */
export function checkHint(hint: string): void {
  const kind = recogniseIdentifier(hint)?.kind;
  if (!kind || !identifiers.includes(kind))
    throw new errors.InvalidRequest('login_hint must have the form of a user code, personal number or customer number');
}

/** The code that the app shows at *Call us*: a password is no `user_code`, and no advisor ever hears one. */
export function checkUserCode({ userCode = false }: ClientCiba, given: string | undefined): void {
  if (!userCode && given !== undefined) throw new errors.InvalidRequest('this client is not registered for user_code');
  if (!userCode) return;
  if (given === undefined) throw new errors.MissingUserCode('user_code must be the call code from the app');
  if (recogniseIdentifier(given)?.kind !== 'call-code') throw new errors.InvalidUserCode('a call code has 8 digits and begins with 0');
}

type Said = Pick<Asking, 'purpose' | 'advisor' | 'initiator'>;
type Given = { readonly [name: string]: unknown };
const said = ['purpose', 'advisor', 'initiator'];

/** Registered ids only: whoever steals a client's key can show customers nothing that the bank has not written. */
export function readContext({ purposes, advisors, initiators }: ClientCiba, given: unknown): Said {
  const context = given === undefined ? {} : parseContext(given);
  const strange = Object.keys(context).find((name) => !said.includes(name));
  if (strange !== undefined) refuse(`request_context has ${said.join(', ')} and nothing else`);
  const purpose = find(purposes, context, 'purpose');
  const advisor = find(advisors, context, 'advisor');
  const [only] = initiators.length === 1 ? initiators : [];
  const initiator = initiators.find((one) => one === context['initiator']) ?? only ?? null;
  if (context['initiator'] !== undefined && initiator !== context['initiator']) refuse('request_context.initiator is not registered');
  return { purpose: purpose?.name ?? null, advisor: advisor?.name ?? null, initiator };
}

function parseContext(given: unknown): Given {
  const context = typeof given === 'string' ? parseJson(given) : given;
  if (typeof context !== 'object' || context === null || Array.isArray(context)) return refuse('request_context must be a JSON object');
  return context as Given;
}

function find<One extends { readonly id: string; readonly name: Names | string }>(
  registered: readonly One[],
  context: Given,
  name: string,
): One | undefined {
  const id = context[name];
  const found = registered.find((one) => one.id === id);
  if (id !== undefined && !found) refuse(`request_context.${name} is not registered`);
  return found;
}

function refuse(why: string): never {
  throw new errors.InvalidRequest(why);
}

type Params = { readonly [name: string]: unknown };

/** What the customer is shown of it. */
export function askingOf(client: OpenidClient, ciba: ClientCiba, params: Params, payment: Asking['payment']): Asking {
  const code = String(params['binding_message']);
  const context = readContext(ciba, params['request_context']);
  return { client: client.id, name: client.name, interaction: null, code, ...context, payment, change: null };
}
