import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Language } from '#texts';
import { story } from '../browser/browser.ts';
import { openDesk } from '../browser/desk.ts';
import { type Bed, openBed } from './bed.ts';
import { type SipPhone, describe as tell, waitUntil } from './phone.ts';
import { closePhones, openSipPhone } from './scene.ts';

let bed: Bed;

describe('callers over SIP', () => {
  before(async () => {
    bed = await openBed();
  });
  after(async () => {
    await closePhones();
    await bed?.stop();
  });

  /** Called, and asked for her user code. */
  async function comeToUserCode(language: Language = 'sv'): Promise<SipPhone> {
    const phone = await openSipPhone(bed, language);
    await phone.call();
    await phone.hears('menu');
    await phone.press('1');
    await phone.hears('user-code');
    return phone;
  }

  const unknown = '66613370';
  const request = {
    sv: /^Vi skickar nu en identifieringsbegäran .* Din identifieringskod är: \d \d \d \d$/,
    fi: /^Lähetämme nyt tunnistuspyynnön .* Tunnistuskoodisi on: \d \d \d \d$/,
    en: /^We are now sending an identification request .* Your identification code is: \d \d \d \d$/,
  } as const;

  describe('callers, all at once', { concurrency: true }, () => {
    test('S6: the first key cuts the voice at once', async () => {
      const phone = await openSipPhone(bed);
      await phone.call();
      await phone.hears('menu');
      const { ears } = phone.baresip;
      const pressed = ears.now;
      await phone.press('1');
      await phone.hears('user-code');
      const menu = ears.heard.find(({ file }) => file === 'sv/menu-app');
      assert.ok(menu && !menu.isWhole && menu.until - pressed < 500, tell(phone.baresip));
      await phone.hangUp();
    });

    test('an early # says that digits are missing, and asks again', async () => {
      const phone = await comeToUserCode();
      await phone.press('471#');
      await phone.hears('too-few');
      await phone.hears('user-code');
      await phone.hangUp();
    });

    test('* begins the entry anew: what was keyed before it counts for nothing', async () => {
      const phone = await comeToUserCode();
      await phone.press('4711*');
      await phone.hears('user-code');
      await phone.press(`${unknown}#`);
      await phone.hears('app-request');
      await phone.hangUp();
    });

    test('without # she is reminded of it, and what she keyed is not lost', async () => {
      const phone = await comeToUserCode();
      await phone.press(unknown);
      await phone.listens('press-hash');
      await phone.press('#');
      await phone.hears('app-request');
      assert.deepEqual((await phone.prompts()).slice(-3), ['user-code', 'press-hash', 'app-request']);
      await phone.hangUp();
    });

    test('who says nothing is given time, and asked again', async () => {
      const phone = await comeToUserCode();
      await phone.hears('no-hurry');
      await phone.hears('user-code');
      await phone.hangUp();
    });

    test('* in the menu says it again', async () => {
      const phone = await openSipPhone(bed);
      await phone.call();
      await phone.hears('menu');
      await phone.press('*');
      await phone.hears('menu');
      await phone.hangUp();
    });

    for (const language of ['sv', 'fi', 'en'] as const)
      test(`S12, S16 part: in ${language} the code is heard to its last digit, and then again, and nobody waits in silence`, async () => {
        const phone = await comeToUserCode(language);
        await phone.press(`${unknown}#`);
        const first = await phone.listens('app-request');
        assert.match(first, request[language]);
        const from = phone.baresip.ears.now;
        await waitUntil(phone.baresip, (prompts) => (prompts.includes('waiting') ? true : undefined));
        const again = await phone.listens('app-waiting');
        assert.equal(again.replaceAll(/\D/g, ''), first.replaceAll(/\D/g, ''));
        assert.ok(phone.baresip.ears.measureSilence(from) < 3_000, tell(phone.baresip));
        const { heard } = phone.baresip.ears;
        for (const { file, isWhole } of heard.slice(heard.findIndex((one) => one.file.endsWith('/app-request'))))
          assert.ok(isWhole || file === 'waiting' || file === heard.at(-1)?.file, `${file} was cut: ${tell(phone.baresip)}`);
        for (const { file } of heard) assert.ok(file === 'waiting' || file.startsWith(`${language}/`), file);
        await phone.hangUp();
      });
  });

  /** Up to each prompt of each way: what is keyed when the one before begins. */
  const ways = {
    app: ['menu', '1', 'user-code', `${unknown}#`, 'app-request'],
    'code table': [
      'menu',
      '2',
      'user-code',
      `${unknown}#`,
      'password',
      '0000#',
      'cell',
      '000000#',
      'sms',
      '000000#',
      'one-moment',
      '',
      'not-identified',
      '',
      'try-again',
    ],
    'an advisor': ['menu', '5', 'unidentified', '', 'queue'],
    block: ['menu', '4', 'block-start', '', 'user-code', `${unknown}#`, 'password', '0000#', 'block-confirm', '2', 'menu'],
  } as const;

  type Point = { readonly way: string; readonly path: readonly string[] };

  const points: Point[] = Object.entries(ways).flatMap(([way, path]) =>
    path.flatMap((_, at) => (at % 2 === 0 ? [{ way, path: path.slice(0, at + 1) }] : [])),
  );

  story('hanging up, at every prompt of every way', () => {
    test('S42, T35: within five seconds nothing is left of any of these calls, in Asterisk and at the desk', async () => {
      const desk = await openDesk(bed.bank);
      const phones = await Promise.all(points.map(async (point) => ({ ...point, phone: await openSipPhone(bed) })));
      await Promise.all(
        phones.map(async ({ path, phone }) => {
          await phone.call();
          for (const [at, step] of path.entries()) await (at % 2 === 0 ? phone.hears(step) : phone.press(step));
        }),
      );
      assert.equal(await countChannels(), points.length);
      const begun = performance.now();
      await Promise.all(phones.map(({ phone }) => phone.hangUp()));
      while ((await countChannels()) > 0) assert.ok(performance.now() - begun < 5_000, `${await countChannels()} channels are left`);
      await desk.isQuiet();
      await desk.page.getByText('0 i menyn', { exact: true }).waitFor();
      assert.ok(performance.now() - begun < 5_000, `it took ${performance.now() - begun} ms`);
    });
  });

  async function countChannels(): Promise<number> {
    return Number(/(\d+) active channel/.exec(await bed.asterisk.ask('core show channels count'))?.[1]);
  }
});
