import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { choosePolicy } from '#policy';
import { languages, lyktbanken } from '#texts';
import { readPage, readSection, startPages, textOf } from '../../../../../test/help-pages.ts';

const page = 'help/code-box';
const section = (id: string, ...more: [language?: 'sv' | 'fi' | 'en', more?: object]) => readSection(page, id, ...more);

/** What each step of the list of this section says, and what the box shows beside it, if anything. */
async function stepsOf(id: string, language = 'sv', list = 0): Promise<[text: string, shows: string | undefined][]> {
  const { body } = await startPages().inject(`/${language}/${page}`);
  const [, under = ''] = body.split(`id="${id}-heading"`);
  const [, inside = ''] = (under.split(/<h2/)[0] ?? '').split('<ol>').slice(list);
  return inside
    .slice(0, inside.indexOf('</ol>'))
    .split('<li>')
    .slice(1)
    .map((one) => {
      const [text = '', drawing = ''] = one.split('<svg');
      return [textOf(text).trim(), drawing ? /class="box-word"[^>]*>([^<]*)</.exec(drawing)?.[1] : undefined];
    });
}

describe('seed K as a page', () => {
  test('K1 K2 K3: what a code box is, that its PIN is one’s own, and the three things one logs in with', async () => {
    const text = await readPage(page);
    assert.match(text, /Kodbox är en fysisk dosa som genererar engångskoder\. Kodboxen skyddas av en pinkod som du själv väljer\./);
    assert.match(
      text,
      /loggar in i Hamnen med ditt personnummer eller kundnummer, ett personligt lösenord med 4 siffror och en behörighetskod/,
    );
    assert.match(await section('first-start'), /banken känner inte till den, och du ska aldrig skriva den på en webbsida/);
  });

  test('K4 K5 K6 K7 K8: the first log-in, step by step, and the link that begins it', async () => {
    const steps = (await stepsOf('first-login')).map(([text]) => text);
    assert.equal(steps.length, 4);
    assert.equal(steps[0], 'Öppna den här länken: Skapa nytt lösenord');
    assert.match(steps[1] ?? '', /tio siffror utan bindestreck \(ååmmddxxxx\) i ”Personnummer \(kundnummer\)”/);
    assert.match(steps[2] ?? '', /^Starta din kodbox och generera behörighetskoden med 8 siffror/);
    assert.match(steps[3] ?? '', /tryck på ”Logga in”/);
    for (const language of languages) {
      const { body } = await startPages().inject(`/${language}/${page}`);
      assert.ok(body.includes(`href="/${language}/password/new"`));
    }
  });

  test('K5, K27, S17: where letters alone make no box work, the first log-in says what to do first, and what whoever has nothing else does', async () => {
    const policy = choosePolicy('strict');
    for (const [language, sentence] of [
      ['sv', /^Kom kodboxen per post\? Logga då först in .* Ta med dig ett pass eller ID-kort\./],
      ['fi', /^Tuliko laite postitse\? .* passi tai henkilökortti\./],
      ['en', /^Did your code box come by post\? .* Bring a passport or an identity card\./],
    ] as const) {
      assert.match(await section('first-login', language, { policy }), sentence);
      assert.doesNotMatch(await section('first-login', language), sentence);
    }
  });

  test('K9 K10 K11 K12 K13 K14 K15 K16: the temporary password, the terms, the change, a new code, and joining the web bank', async () => {
    const text = await section('first-login');
    assert.match(text, /”Ditt temporära lösenord”.*säkerhetslösningen Sigillet\. Det gäller i 15 minuter, en gång och i samma webbläsare/);
    assert.match(text, /noterat det temporära lösenordet och accepterat villkoren trycker du på ”Fortsätt genom att logga in i Hamnen”/);
    assert.match(text, /ombedd att ändra det till ett personligt lösenord\. Det personliga lösenordet får inte lämnas ut/);
    assert.match(text, /anger du en ny behörighetskod från din kodbox/);
    assert.deepEqual(
      (await stepsOf('first-login', 'sv', 1)).map(([step]) => step),
      ['Ditt personnummer eller kundnummer.', 'Ditt personliga lösenord.', 'En behörighetskod från din kodbox.'],
    );
    const joining = (await stepsOf('first-login', 'sv', 2)).map(([step]) => step);
    assert.match(joining.join(' '), /”Anslut…”.*”OK” för avtalet, och godkänn det med ditt personliga lösenord/);
  });

  test('K17 K18 K19 K20 K21 K22 K23: the first start, with the box drawn as it looks at each display', async () => {
    for (const language of languages)
      assert.deepEqual(
        (await stepsOf('first-start', language)).map(([, shows]) => shows),
        ['ANGE PIN', 'NY PIN', 'VERIFIERA', 'OK', ''],
        language,
      );
    assert.match((await stepsOf('first-start'))[1]?.[0] ?? '', /Start-PIN som du fick på kundtjänststället eller i ett brev/);
    const text = await section('first-start');
    assert.match(text, /inte innehålla fyra identiska siffror eller fyra siffror i följd, till exempel 4444 eller 2345/);
    assert.match(text, /kan du alltid byta den/);
  });

  test('K38 part: the web bank and its security solution are called as the bank calls them', async () => {
    const brand = { ...lyktbanken, sv: { ...lyktbanken.sv, webBank: 'Bryggan', securitySolution: 'Plomben' } };
    const text = await readPage(page, 'sv', { brand });
    assert.match(text, /säkerhetslösningen Plomben.*”Fortsätt genom att logga in i Bryggan”.*”Om Bryggan”/s);
    assert.doesNotMatch(text, /Hamnen|Sigillet/);
  });

  test('K24 K25: making a code in five steps, and that each is valid once', async () => {
    const steps = await stepsOf('code');
    assert.deepEqual(
      steps.map(([, shows]) => shows),
      ['ANGE PIN', undefined, undefined, '83920174', undefined],
    );
    assert.match(steps[4]?.[0] ?? '', /behörighetskod som du loggar in med/);
    assert.match(await section('code'), /måste du ange en behörighetskod.*Varje kod gäller en gång\..*aldrig i lösenordsfältet/);
  });

  test('K28 K29: changing the PIN in seven steps', async () => {
    const steps = await stepsOf('change-pin');
    assert.deepEqual(
      steps.map(([, shows]) => shows),
      ['ANGE PIN', '83920174', undefined, 'BYT PIN', 'NY PIN', 'VERIFIERA', 'OK'],
    );
    assert.match(steps[2]?.[0] ?? '', /en gång på den blå knappen MENU/);
    assert.match(await section('change-pin'), /fyra lika tal eller en talföljd\. Exempel: 4444 och 2345/);
  });

  test('N5 part: answering the digits of a page, from the start of the box to its answer, in three languages', async () => {
    for (const language of languages)
      assert.deepEqual(
        (await stepsOf('answer', language)).map(([, shows]) => shows),
        ['83920174', undefined, 'ANGE TAL', undefined, undefined],
        language,
      );
    assert.match(await section('answer'), /två gånger på den blå knappen MENU.*Jämför siffrorna.*Ingen på banken frågar efter svaret/);
  });

  test('nobody has to scroll for a section: a page as long as this begins with links to all of them, a short one does not', async () => {
    for (const language of languages) {
      const { body } = await startPages().inject(`/${language}/${page}`);
      const linked = [...body.matchAll(/href="#([a-z-]+)">/g)].map(([, id]) => id);
      const sections = [...body.matchAll(/<section [^>]*id="([a-z-]+)"/g)].map(([, id]) => id);
      assert.deepEqual(linked.slice(-sections.length), sections);
    }
    assert.doesNotMatch(await readPage('help/password'), /På den här sidan/);
  });

  test('K33 K34 K35 K36: a forgotten password, changing it, and ordering a new box', async () => {
    assert.equal((await stepsOf('forgotten')).length, 6);
    assert.match(await section('forgotten'), /bockat i att du har noterat/);
    const change = (await stepsOf('change-password')).map(([text]) => text);
    assert.equal(change.length, 7);
    assert.match(
      change.join(' '),
      /”Om Hamnen” längst upp till höger.*”Om din säkerhetslösning”.*”Byt lösenord”.*nuvarande.*upprepa det.*använder du det nya/,
    );
    assert.match(await section('change-password'), /rekommenderar att du ändrar lösenord med jämna mellanrum, eller om du misstänker/);
    const { body } = await startPages().inject(`/sv/${page}`);
    assert.match(body, /href="\/sv\/my\/code-box">Beställ en ny kodbox/);
  });

  test('K7 K31 D11: the digits and the life of the temporary password come from the running policy', async () => {
    const policy = choosePolicy('strict', { boxDigits: 6, temporaryPasswordLife: 10 * 60_000 });
    const text = await readPage(page, 'en', { policy });
    assert.match(text, /a personal password of 6 digits/);
    assert.match(text, /valid for 10 minutes, once and in the same browser/);
    assert.match(text, /a code of 6 digits/);
  });

  test('S36: a screen reader hears the words, and the drawing not twice', async () => {
    const { body } = await startPages().inject(`/sv/${page}`);
    assert.ok((body.match(/<svg class="box-drawing"/g)?.length ?? 0) >= 14);
    assert.equal(
      body.match(/<svg class="box-drawing"[^>]*>/g)?.every((tag) => tag.includes('aria-hidden="true"')),
      true,
    );
  });
});

describe('the box on the other help pages', () => {
  test('K26 K27 K30 K31 K32 D6: the causes of both messages stand with all others, under the words that people search for', async () => {
    const code = await readSection('help/login-failed', 'felaktigt-behorighetskod');
    for (const cause of [
      /korrekta kodboxen/,
      /anger koden korrekt/,
      /redan har använts/,
      /spärrad eller har blivit osynkroniserad/,
      /beställa en ny kodbox/,
    ])
      assert.match(code, cause);
    const number = await readSection('help/login-failed', 'felaktigt-personnummer-eller-losenord');
    assert.match(number, /utan bindestreck eller mellanslag i formatet ÅÅMMDDXXXX\. Lösenordet stämmer inte\. Ditt avtal är spärrat/);
    assert.match(number, /består av 4 siffror.*temporärt lösenord.*inte ska ange någon kod från din kodbox i lösenordsfältet/);
    const { body } = await startPages().inject('/sv/help');
    assert.match(textOf(body), /felaktigt behörighetskod, felaktigt personnummer eller lösenord/);
  });

  test('K37: whoever has lost the box reads to call, that it is blocked and a new one ordered', async () => {
    assert.match(await readSection('help/lost', 'code-box'), /Ring vår kundtjänst, så spärrar vi den gamla kodboxen och beställer en ny/);
    assert.match(await readSection('help/lost', 'code-box', 'fi'), /suljemme vanhan laitteen ja tilaamme uuden/);
  });

  test('K24 N5 part: the telephone page tells the way with the box, and what is asked the third time', async () => {
    const text = await readSection('help/phone', 'code-box');
    assert.match(text, /välj 3 i början av samtalet\..*personnummer eller kundnummer, tio siffror.*lösenord.*8 siffror/);
    assert.match(text, /väljer kodboxen för tredje gången ber vi om två koder i rad/);
  });

  test('a bank without the box tells of it nowhere', async () => {
    const ways = [
      { key: '1', way: 'app' },
      { key: '2', way: 'code-table' },
    ];
    const server = startPages({ ways });
    assert.equal((await server.inject(`/sv/${page}`)).statusCode, 404);
    for (const place of ['help/phone', 'help/login-failed', 'help/lost', 'help/get-codes'])
      assert.doesNotMatch(await readPage(place, 'sv', { ways }), /kodbox|behörighetskod/i, place);
  });
});
