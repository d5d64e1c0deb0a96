import { languages, say } from '#texts';
import type { Sight } from '../hand/page/commands.ts';
import { contract } from './contract.ts';
import type { Hands } from './hands.ts';
import { openApp } from './prepare-app.ts';
import type { Cast } from './show.ts';

/** Before anything is shown: the advisor sits at the desk, and the customer's app is in use. */
export async function prepare(hands: Hands, cast: Cast, signal: AbortSignal): Promise<void> {
  await Promise.all([openDesk(hands, cast, signal), openApp(hands, cast, signal)]);
}

async function openDesk(hands: Hands, { language, advisor }: Cast, signal: AbortSignal): Promise<void> {
  // The log-in speaks the browser's language, the desk the advisor's; the table's is set last.
  const logIns = languages.map((one) => say(contract, one, 'logInAs', { name: advisor }));
  const backs = languages.map((one) => say(contract, one, 'toQueue'));
  const desks = languages.map((one) => sight('heading', say(contract, one, 'desk')));
  const buttons = [...logIns, ...backs];
  const at = await hands.tell('desk', { do: 'see', any: [...desks, ...buttons.map((name) => sight('button', name))] }, signal);
  const name = buttons[at - desks.length];
  if (name) await hands.tell('desk', { do: 'press', control: { role: 'button', name } }, signal);
  const spoken = await hands.tell('desk', { do: 'see', any: desks }, signal);
  if (languages[spoken] !== language) hands.go('desk', `/desk?lang=${language}`);
  await hands.tell('desk', { do: 'turn-on', name: say(contract, language, 'available') }, signal);
}

function sight(role: 'heading' | 'button', name: string): Sight {
  return { role, name };
}
