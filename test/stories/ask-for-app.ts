import type { Phone } from './scene.ts';

/** Greeting, key 1, the user code: up to the spoken identification code, which it answers with. `strict` says another sentence. */
export async function askForApp(phone: Phone, userCode: string, request = 'app-request'): Promise<string> {
  await phone.call();
  await phone.hears('menu');
  await phone.press('1');
  await phone.hears('user-code');
  await phone.press(`${userCode}#`);
  return readCode(await phone.listens(request));
}

/** The digits of the spoken identification code, which ends the sentence. */
export function readCode(sentence: string): string {
  return /\d[\d ]*(?=\D*$)/.exec(sentence)?.[0].replaceAll(' ', '') ?? '';
}
