import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Language, languages, lyktbanken } from '#texts';
import type { DeskCall, DeskSettings } from '../desk-state.ts';
import { type Heard, promptsOf } from '../heard.ts';
import { sayHeard } from './heard-texts.ts';
import {
  describeState,
  nameCaller,
  nameElements,
  nameMethods,
  nameReason,
  type Speech,
  sayDiscuss,
  sayWaited,
  withoutContact,
} from './words.ts';

const discuss: DeskSettings['discuss'] = {
  identified: { sv: 'Allt.', fi: 'Kaikesta.', en: 'Everything.' },
  unidentified: { sv: 'Allmänt.', fi: 'Yleisesti.', en: 'In general.' },
};
const at = Date.UTC(2026, 10, 24, 12, 2);
const settings: DeskSettings = {
  bank: { sv: lyktbanken.sv.bank, fi: lyktbanken.fi.bank, en: lyktbanken.en.bank },
  app: { sv: lyktbanken.sv.app, fi: lyktbanken.fi.app, en: lyktbanken.en.app },
  timeZone: 'Europe/Helsinki',
  reasons: [{ id: 'cards', name: { sv: 'Kort', fi: 'Kortit', en: 'Cards' } }],
  discuss,
  codeBox: true,
  softphone: false,
  demo: true,
};
const call: DeskCall = {
  id: 'call',
  is: 'talking',
  yours: true,
  advisor: 'Anna Backman',
  language: 'sv',
  opened: at,
  queued: at,
  identified: null,
  wasIdentified: false,
  failed: [],
  reason: 'cards',
  hears: 'you',
  held: false,
  handedOn: false,
  unanswered: false,
  asked: false,
  alerts: [],
  wrongCodes: [],
  codeBoxes: null,
};
const identified: DeskCall = {
  ...call,
  identified: { name: 'Aino Lindqvist', plan: 'app', acr: 'loa2', amr: ['mfa'], elements: ['knowledge', 'possession'], at },
};
const inAll = (say: (speech: Speech) => string) => languages.map((language: Language) => say({ language, settings }));

describe('the card in the words of the contract', () => {
  const rows: [what: string, call: DeskCall, sv: string, fi: string, en: string][] = [
    [
      'S2: identified with the app',
      identified,
      'Identifierad kl. 14.02 med appen Lyktan',
      'Tunnistettu klo 14.02 Lyhty-sovelluksella',
      'Identified at 14:02 with the Lyktan app',
    ],
    [
      'D20: tried and failed',
      { ...call, failed: ['app'] },
      'Försökte identifiera sig, lyckades inte',
      'Yritti tunnistautua, ei onnistunut',
      'Tried to identify, did not succeed',
    ],
    [
      'S42: hung up',
      { ...call, is: 'over', wasIdentified: true },
      'Identifieringen är slut. Samtalet är avslutat.',
      'Tunnistautuminen on päättynyt. Puhelu on päättynyt.',
      'The identification is over. The call has ended.',
    ],
    ['hung up, and never identified', { ...call, is: 'over' }, 'Samtalet är avslutat.', 'Puhelu on päättynyt.', 'The call has ended.'],
    ['S45: without identification', call, 'Har inte identifierat sig', 'Ei ole tunnistautunut', 'Has not identified'],
    [
      'an advisor has it already',
      { ...call, yours: false, advisor: 'Jonas Ek' },
      'Jonas Ek har samtalet',
      'Puhelu on asiakaspalvelijalla Jonas Ek',
      'Jonas Ek has this call',
    ],
    [
      'identified in a way this desk has no word for',
      { ...identified, identified: { ...(identified.identified as NonNullable<DeskCall['identified']>), plan: 'palm' } },
      'Identifierad kl. 14.02',
      'Tunnistettu klo 14.02',
      'Identified at 14:02',
    ],
  ];
  for (const [what, shown, ...sentences] of rows) {
    test(`${what}: "${sentences[0]}"`, () =>
      assert.deepEqual(
        inAll((speech) => describeState(shown, speech)),
        sentences,
      ));
  }

  test('the heading is the name, or that there is none', () => {
    assert.deepEqual(
      inAll((speech) => nameCaller(identified, speech)),
      ['Aino Lindqvist', 'Aino Lindqvist', 'Aino Lindqvist'],
    );
    assert.deepEqual(
      inAll((speech) => nameCaller(call, speech)),
      ['Oidentifierad kund', 'Tunnistamaton asiakas', 'Unidentified customer'],
    );
  });

  test('S44: what may be discussed follows the identification, and of this call', () => {
    assert.deepEqual(
      inAll((speech) => sayDiscuss(identified, speech)),
      ['Allt.', 'Kaikesta.', 'Everything.'],
    );
    assert.deepEqual(
      inAll((speech) => sayDiscuss(call, speech)),
      ['Allmänt.', 'Yleisesti.', 'In general.'],
    );
  });

  test('S27 part, D2: method, elements and reason by name; a printed table is no element', () => {
    const sv: Speech = { language: 'sv', settings };
    assert.equal(nameMethods(identified, sv), 'Appen Lyktan');
    assert.equal(nameMethods({ ...call, failed: ['app', 'call-code'] }, sv), 'Appen Lyktan, Samtalskod från appen Lyktan');
    assert.equal(nameElements(identified, sv), 'Egen kod och något som bara kunden har');
    const table = {
      name: 'Maj Söderholm',
      plan: 'code-table',
      acr: 'loa2',
      amr: ['mfa', 'otp', 'pwd', 'sms'],
      elements: ['knowledge', 'possession'],
      at,
    };
    const byTable: DeskCall = { ...call, identified: table };
    assert.equal(nameMethods(byTable, sv), 'Kodtabell');
    assert.equal(nameElements(byTable, sv), 'Lösenord och den registrerade telefonen');
    assert.equal(describeState(byTable, sv), 'Identifierad kl. 14.02 med kodtabell');
    assert.deepEqual(
      inAll((speech) => nameElements(call, speech)),
      ['Inget', 'Ei mitään', 'None'],
    );
    assert.equal(nameReason(call, sv), 'Kort');
    assert.equal(nameReason({ ...call, reason: null }, sv), '–');
  });

  test('waiting is told in whole minutes', () => {
    const fi: Speech = { language: 'fi', settings };
    assert.deepEqual(
      [59_999, 60_000, 179_000].map((later) => sayWaited(at, at + later, fi)),
      ['alle 1 min', '1 min', '2 min'],
    );
  });

  test('T38: without contact with the server nobody is identified', () => {
    assert.equal(nameCaller(withoutContact(identified), { language: 'sv', settings }), 'Oidentifierad kund');
  });

  test('S2: everything a caller can hear has words, and none holds a digit', () => {
    const all = [...(Object.keys(promptsOf) as Heard[]), 'other'] as const;
    for (const language of languages)
      for (const heard of all) assert.match(sayHeard(heard, language, settings.app[language]), /^[^\d]{2,}$/, `${heard} ${language}`);
  });
});
