import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { choosePolicy } from '#policy';
import { readPage, readSection } from '../../../../../test/help-pages.ts';

describe('how to identify yourself on the phone', () => {
  const read = readPage.bind(null, 'help/phone');
  const section = readSection.bind(null, 'help/phone');

  test('S1, S3, S5, S6, S9, S10, S11, S12, S14, S15 part: the page tells the way with the app, step by step', async () => {
    const text = await section('app');
    assert.match(text, /Enklast identifierar du dig med appen Lyktan/);
    assert.match(text, /välj 1 i början av samtalet/);
    assert.match(text, /i sin helhet \(6–8 siffror\) och tryck fyrkant \(#\)/);
    assert.match(text, /Öppna Lyktan utan att bryta samtalet\. Välj Jag och Godkänn transaktionen/);
    assert.match(text, /avsändaren är Lyktbankens kundtjänst och att identifieringskoden är den som du hörde/);
    assert.match(text, /Välj orsaken till ditt samtal och vänta i lugn och ro/);
  });

  test('S18, S19, S22, S23, S24, S25, S26, S27 part: and the way with the code table, step by step', async () => {
    const text = await section('code-table');
    const steps = [
      /användarkod till webbanken, lösenord och kodtabell\. Dessutom skickar vi en bekräftelsekod per sms till det telefonnummer vi känner till/,
      /välj 2 i början av samtalet/,
      /Ange din användarkod till webbanken i sin helhet \(6–8 siffror\) och tryck fyrkant \(#\)/,
      /Ange därefter ditt lösenord till webbanken och tryck fyrkant \(#\)/,
      /Ange sedan den kod som efterfrågas på kodtabellen och tryck fyrkant \(#\)/,
      /skickar vi en bekräftelsekod per sms till din telefon\. Öppna sms:et utan att bryta samtalet\. Ange bekräftelsekoden och tryck fyrkant \(#\)/,
      /får du höra om identifieringen har lyckats\. Välj orsaken till ditt samtal och vänta i lugn och ro/,
    ].map((step) => text.search(step));
    assert.ok(!steps.includes(-1), `missing: ${steps}`);
    assert.deepEqual(
      steps,
      steps.toSorted((a, b) => a - b),
    );
  });

  test('S16, S17, S28 part: both ways say that blocked codes do not work, and where new ones are', async () => {
    for (const way of ['app', 'code-table'])
      assert.match(
        await section(way),
        /lyckas inte om dina webbankskoder är spärrade\. Du kan få nya koder på vårt kundtjänstställe\. Ta med dig ett pass eller ID-kort/,
      );
  });

  test('S20, S21, S64, S64b part: each word that needs one has a link to its answer, where it is read', async () => {
    const text = await section('code-table');
    for (const link of [
      'Hur kan jag registrera eller ändra mitt telefonnummer för sms-bekräftelser?',
      'Så här får du webbankskoder till Lyktbanken',
      'tryck fyrkant (#). Vad är en användarkod?',
      'Vad är ett lösenord?',
      'tryck fyrkant (#). Vad är en kodtabell?',
      'tryck fyrkant (#). Vad är en sms-bekräftelse?',
    ])
      assert.ok(text.includes(link), link);
    assert.match(await section('app'), /Så här börjar du använda Lyktan/);
  });

  for (const [id, answer] of [
    ['loudspeaker', /^Ja\..*räcker inte utan Lyktan i din telefon/],
    ['open-app', /öppna inkomna sms eller Lyktan medan samtalet pågår.*telefonens meny.*Samtalet fortsätter/],
    ['why-request', /när du väljer Lyktan som identifieringssätt.*Har du inte ringt oss\?/],
    ['broken-call', /identifierar dig på nytt i det nya samtalet/],
    ['is-it-safe', /^Ja\..*slutar när du lägger på.*ber dig aldrig uppge koder/],
    ['not-yet-customer', /^Ja\. Välj 5.*på en allmän nivå.*bokar en tid på förhand.*pass eller ID-kort/],
    ['user-code', /består av 6–8 siffror.*avtal.*separat brev/],
    ['password', /4–6 siffror som du själv väljer.*ddmmåå.*120560.*3 månader.*engångslösenord/],
    [
      'what-is-a-code-table',
      /slumpmässig ordning.*”Ange koden B 10”.*kolumn B på rad 10.*Spara kodtabellen även om du använder identifiering med Lyktan/,
    ],
    ['sms-code', /ibland sms-bekräftelse.*bekräftar betalningar.*vissa ändringar.*inte varje gång.*endast för att skicka bekräftelsekoder/],
  ] as const)
    test(`S39, S40, S41, S42, S43, S45, S46, S48, S49, S50, S56, S59, S64 part: the question "${id}" has its heading and its answer`, async () =>
      assert.match(await section(id), answer));

  test('S29, S30, S31, S32, S33, S34, S35, S36, S37, S38 part: what keeps banking safe stands on the page, with a link to more', async () => {
    const text = await section('security');
    for (const rule of [
      /linjen är skyddad.*alltid talar om bankärenden med rätt person/,
      /Låt ingen annan använda dina koder, inte ens din make, maka/,
      /alltid var för sig/,
      /lär dig dem utantill/,
      /bluffwebbplatser och per telefon/,
      /Vi skickar aldrig en länk till en sida där man loggar in/,
      /ber dig aldrig uppge webbankskoder, kortuppgifter/,
      /Ta bort meddelandet utan att öppna det/,
      /Läs mer om säker bankärendehantering/,
    ])
      assert.match(text, rule);
  });

  test('S44, S45 part: one’s own matters take an identification', async () =>
    assert.match(await section('unidentified'), /Välj 5 .*Dina egna bankärenden kan vi tala om när du har identifierat dig/));

  test('keys, numbers, lengths and times are those of the running bank', async () => {
    const more = {
      numbers: [{ number: '09-123', language: 'fi' }],
      ways: [
        { key: '7', way: 'app' },
        { key: '3', way: 'code-table' },
        { key: '6', way: 'block' },
        { key: '9', way: 'unidentified' },
      ],
      policy: choosePolicy('described', {
        appPatience: 240_000,
        passwordDigits: { least: 5, most: 7 },
        firstPasswordMonths: 1,
        tableSize: { columns: 3, rows: 8 },
      }),
    } as const;
    const text = await read('sv', more);
    for (const said of [
      /välj 7 i början/,
      /välj 3 i början/,
      /Välj 9 i början/,
      /Välj 6 i början av samtalet. Det går dygnet runt/,
      /09-123, finska/,
      /i 4 minuter/,
      /5–7 siffror/,
      /inom 1 månad från/,
      /koden B 8/,
    ])
      assert.match(text, said);
    assert.doesNotMatch(text, /4–6 siffror|B 10|3 månader|08-465/);
    assert.match(await readPage('accessibility', 'sv', more), /och 9 leder alltid till en människa/);
  });

  test('when somebody answers stands beside the numbers, as the bank has set it', async () => {
    const day = { from: '08:00', to: '20:00' };
    const hours = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: { from: '09:30', to: '16:00' }, sunday: day };
    assert.match(
      await section('numbers', 'sv', { hours }),
      /måndag–torsdag kl\. 8\.00–20\.00 fredag kl\. 9\.30–16\.00 söndag kl\. 8\.00–20\.00/,
    );
    assert.match(await section('numbers', 'fi', { hours }), /maanantai–torstai klo 8\.00–20\.00/);
    assert.match(await section('numbers', 'en', { hours }), /Monday–Thursday 8:00–20:00/);
    assert.doesNotMatch(await section('numbers'), /Vi svarar/);
  });

  test('S3, S5 part: a bank without a way does not tell of it', async () => {
    const ways = [{ key: '5', way: 'unidentified' }];
    assert.doesNotMatch(await read('sv', { ways }), /välj 1|välj 2|välj 4|Ring oss|Lyktan/);
    assert.doesNotMatch(await read('fi', { ways: [{ key: '2', way: 'code-table' }] }), /Lyhty-sovellus|valitse puhelun alussa 1/);
  });

  test('D1: where the heard code is keyed into the app, the page says so', async () => {
    const policy = choosePolicy('strict');
    assert.match(await read('sv', { policy }), /Skriv in identifieringskoden som du hörde/);
    assert.match(await read('fi', { policy }), /Kirjoita sovellukseen tunnistuskoodi/);
  });

  test('the bank is named in the cases that Finnish needs', async () => {
    const text = await read('fi');
    assert.match(text, /Lyhtypankin asiakaspalvelu/);
    assert.match(text, /Lyhtypankki ei koskaan pyydä/);
  });
});
