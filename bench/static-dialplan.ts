import type { Step } from '#channels/phone';
import type { RunningAsterisk } from '../src/server/asterisk/index.ts';

/** What is played before each entry, and how many keys that has at most; the last one is followed by nothing. */
export type Said = { readonly say: Step['say']; readonly keys: number };

/**
 * What Asterisk can do by itself: a dialplan that plays the same files and reads as many keys, and knows nobody. Read() writes keys into
 * a variable and into the log, which is why Styrka never uses it.
 */
export async function addStaticDialplan(asterisk: RunningAsterisk, number: string, said: readonly Said[]): Promise<void> {
  await asterisk.ask('module load app_read.so');
  const steps = said.map(({ say, keys }, n) => {
    const files = say.flatMap(({ audio }) => audio.map((one) => `styrka/${'file' in one ? one.file : `pause/${one.pause}`}`)).join('&');
    return n < said.length - 1 ? `Read(KEYED,${files},${keys},,1,10)` : `Playback(${files})`;
  });
  for (const [n, step] of ['Answer()', ...steps, 'Hangup()'].entries()) {
    const answer = await asterisk.ask(`dialplan add extension ${number},${n + 1},${step} into from-trunk`);
    if (!answer.includes('added')) throw new Error(`Asterisk did not take a step of the static dialplan: ${answer}`);
  }
}
