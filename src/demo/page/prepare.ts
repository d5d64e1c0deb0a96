import { languages, say } from '#texts';
import type { Sight } from '../hand/page/commands.ts';
import { contract } from './contract.ts';
import type { Hands } from './hands.ts';
import type { Cast } from './show.ts';

/** Before anything is shown: the advisor sits at the desk, and the customer's app is in use. */
export async function prepare(hands: Hands, cast: Cast, signal: AbortSignal): Promise<void> {
  await Promise.all([openDesk(hands, cast, signal), openApp(hands, cast, signal)]);
}

async function openDesk(hands: Hands, { language, advisor }: Cast, signal: AbortSignal): Promise<void> {
  // The log-in speaks the browser's language, the desk the advisor's; the table's is set last.
  const logIns = languages.map((one) => say(contract, one, 'logInAs', { name: advisor }));
  const desks = languages.map((one) => sight('heading', say(contract, one, 'desk')));
  const at = await hands.tell('desk', { do: 'see', any: [...desks, ...logIns.map((name) => sight('button', name))] }, signal);
  const name = logIns[at - desks.length];
  if (name) await hands.tell('desk', { do: 'press', control: { role: 'button', name } }, signal);
  const spoken = await hands.tell('desk', { do: 'see', any: desks }, signal);
  if (languages[spoken] !== language) hands.go('desk', `/desk?lang=${language}`);
  await hands.tell('desk', { do: 'turn-on', name: say(contract, language, 'available') }, signal);
}

/** By the public way: the real form, with a fresh activation code. A browser in which the app is in use already keeps it. */
async function openApp(hands: Hands, { language, guest, appName }: Cast, signal: AbortSignal): Promise<void> {
  if (!guest.userCode || !guest.appCode) return;
  const homes = (['notTalking', 'callOpen', 'talking'] as const).map((id) => sight('heading', say(contract, language, id), true));
  const enrol = sight('heading', say(contract, language, 'enrol', { app: appName }));
  if ((await hands.tell('app', { do: 'see', any: [...homes, enrol] }, signal)) < homes.length) return;
  const fields = [
    ['userCode', guest.userCode],
    ['activationCode', await fetchActivationCode(guest.userCode)],
    ['chooseCode', guest.appCode],
    ['repeatCode', guest.appCode],
  ] as const;
  for (const [id, value] of fields) await hands.tell('app', { do: 'fill', label: say(contract, language, id), value }, signal);
  await hands.tell('app', { do: 'press', control: { role: 'button', name: say(contract, language, 'start') } }, signal);
  await hands.tell('app', { do: 'see', any: homes }, signal);
}

export async function fetchActivationCode(userCode: string): Promise<string> {
  const answer = await fetch('/demo/v1/activation-code', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userCode }),
  });
  if (!answer.ok) throw new Error(`No activation code: ${answer.status}`);
  return ((await answer.json()) as { activationCode: string }).activationCode;
}

function sight(role: 'heading' | 'button', name: string, begins?: true): Sight {
  return begins ? { role, name, begins } : { role, name };
}
