import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { choosePolicy } from '#policy';
import { readPage, readSection, startPages, textOf } from '../../../../test/help-pages.ts';

const strict = { policy: choosePolicy('strict') };

describe('user code, password, code table and SMS confirmation, explained', () => {
  test('S21, S18 part: how one gets bank codes, from the agreement to the first log-in', async () => {
    const text = await readPage('help/get-codes');
    assert.match(text, /Så här får du webbankskoder till Lyktbanken/);
    assert.match(text, /Webbankskoderna är tre: användarkod, lösenord och kodtabell/);
    assert.match(text, /Ta med dig ett giltigt pass eller ID-kort/);
    assert.match(
      await readSection('help/get-codes', 'first-login'),
      /födelsedatum i formatet ddmmåå.*bekräftelsekoden som du får per sms.*Välj ett eget lösenord.*inom 3 månader/,
    );
  });

  test('S31, S32, S48, N10 part: codes are one’s own, and the letters with them travel apart', async () => {
    const text = await readPage('help/get-codes');
    assert.match(text, /Var och en har sitt eget avtal och sina egna koder, också den som sköter någon annans ärenden/);
    assert.match(text, /Användarkoden står i avtalet eller i ett separat brev/);
    assert.match(text, /minst 3 dagar emellan\. I det första står vilken dag det andra skickas/);
    const policy = choosePolicy('described', { lettersApart: 5 * 86_400_000 });
    assert.match(await readPage('help/get-codes', 'fi', { policy }), /vähintään 5 päivän välein/);
  });

  test('S48, S49, S64 part: what a user code is, and D14 part: that an old one with letters cannot be keyed', async () => {
    assert.match(await readPage('help/user-code'), /består av 6–8 siffror\. Den anges i ditt avtal om bankkoder eller i ett separat brev/);
    assert.match(await readSection('help/user-code', 'letters'), /bokstäver\. Den går inte att knappa in på telefonen\. Välj 5/);
    assert.match(await readPage('help/user-code', 'fi'), /on 6–8 numeroa\. Löydät sen pankkitunnussopimuksestasi/);
  });

  test('S50, S64 part: a password has the digits that the policy says, chosen by the customer', async () => {
    assert.match(await readPage('help/password'), /består av 4–6 siffror som du själv väljer/);
    assert.match(await readPage('help/password', 'sv', strict), /består av 6 siffror som du själv väljer/);
    const policy = choosePolicy('described', { passwordDigits: { least: 5, most: 8 } });
    assert.match(await readPage('help/password', 'fi', { policy }), /salasanassa on 5–8 numeroa/);
  });

  test('D4 part: it is told before anybody chooses which passwords are refused', async () => {
    assert.match(
      await readSection('help/password', 'choose'),
      /får inte bestå av lika siffror eller siffror i följd, och inte vara ditt födelsedatum eller en del av din användarkod/,
    );
  });

  test('S51, S52, S53 part: the first password is the date of birth, is changed at the first log-in, and dies after the months of the policy', async () => {
    const first = await readSection('help/password', 'first');
    assert.match(first, /födelsedatum i formatet ddmmåå.*12\.5\.1960.*120560/);
    assert.match(first, /Vid den första inloggningen byter du det till ett lösenord som du själv väljer/);
    assert.match(first, /inom 3 månader från aktiveringen av webbankskoderna spärras lösenordet automatiskt/);
    const policy = choosePolicy('described', { firstPasswordMonths: 2 });
    assert.match(await readSection('help/password', 'first', 'fi', { policy }), /2 kuukauden kuluessa/);
    assert.match(await readSection('help/password', 'first', 'en', { policy }), /within 2 months of your codes being activated/);
  });

  test('D3 part: where the first password comes by letter no page speaks of the date of birth as one', async () => {
    assert.match(await readSection('help/password', 'first', 'sv', strict), /engångslösenord med 8 siffror\. Du får det i ett brev/);
    for (const page of ['help/password', 'help/phone', 'help/get-codes', 'help/login-failed'])
      assert.doesNotMatch(await readPage(page, 'sv', strict), /120560|ddmmåå|3 månader/, page);
    assert.match(await readSection('help/password', 'first'), /I telefon fungerar bara det lösenord som du själv har valt/);
  });

  test('S54, S55 part: a forgotten password is replaced by a one-time password by post, which the log-in changes', async () => {
    const text = await readSection('help/password', 'forgotten');
    assert.match(text, /engångslösenord per post till din hemadress\. Det har 8 siffror, gäller i 30 dagar och bara en gång/);
    assert.match(text, /I samband med inloggningen byter du det till ett lösenord som du själv väljer/);
    const policy = choosePolicy('described', { postedPasswordDigits: 10, postedPasswordLife: 14 * 86_400_000 });
    assert.match(await readSection('help/password', 'forgotten', 'en', { policy }), /10 digits, is valid for 14 days/);
  });

  test('D5: changing a password regularly is advised, and nobody is told that they must', async () => {
    const text = await readSection('help/password', 'change');
    assert.match(text, /Vi rekommenderar att du byter lösenord med jämna mellanrum\. Byt genast om du misstänker/);
    assert.doesNotMatch(await readPage('help/password'), /måste byta|ska byta lösenord|var \d+:e/);
  });

  test('S56, S64 part: a code table holds one-time codes that are asked for in random order', async () => {
    const text = await readPage('help/code-table');
    assert.match(text, /engångskoder som vi frågar efter i slumpmässig ordning\. Varje kod har 6 siffror/);
    assert.match(text, /Varje kod används en gång/);
  });

  test('S57 part: a real table shows code B 10, with its column and its row, and nothing else is pointed out', async () => {
    const { body } = await startPages().inject('/sv/help/code-table');
    const table = body.slice(body.indexOf('<table'), body.indexOf('</table>'));
    assert.equal(table.match(/scope="col"/g)?.length, 5);
    assert.match(textOf(table), /A Adam B Bertil C Cesar D David E Erik/);
    const row = table.split('<tr>').find((one) => one.includes('<th scope="row">10</th>')) ?? '';
    const cells = row.split('<td').slice(1);
    assert.deepEqual(
      cells.map((cell) => cell.includes('cell-pointed')),
      [false, true, false, false, false],
    );
    assert.equal(table.match(/cell-pointed/g)?.length, 1);
    const [, code = ''] = textOf(body).match(/Koden B 10 är här (\d{3} \d{3})\./) ?? [];
    const spelled = code.replace(' ', '').split('').join(' ');
    assert.ok(
      (cells[1]?.split('</td>')[0] ?? '').replace(/[^>]*>/, '').replaceAll(/<[^>]*>/g, '') === spelled,
      'a screen reader has it digit by digit',
    );
    assert.match(textOf(body), /”Ange koden B 10” anger du den kod som finns i kolumn B på rad 10/);
  });

  test('S57 part: the table has the size and the digits of the policy, and the same codes in every language', async () => {
    const policy = choosePolicy('described', { tableSize: { columns: 3, rows: 8 }, cellDigits: 4 });
    const { body } = await startPages({ policy }).inject('/en/help/code-table');
    assert.equal(body.match(/scope="col"/g)?.length, 3);
    assert.match(textOf(body), /Code B 8 is \d\d \d\d here/);
    const codeIn = async (language: 'sv' | 'fi' | 'en') =>
      (await readPage('help/code-table', language)).match(/B 10 (?:är här|on tässä|is) (\d+ \d+)/)?.[1];
    assert.ok(await codeIn('sv'));
    assert.equal(await codeIn('fi'), await codeIn('sv'));
    assert.equal(await codeIn('en'), await codeIn('sv'));
  });

  test('S58 part: the table is kept beside the app, and a new one comes by itself when as many codes are left as the policy says', async () => {
    assert.match(await readSection('help/code-table', 'keep'), /Spara kodtabellen även om du använder identifiering med Lyktan/);
    assert.match(
      await readSection('help/code-table', 'new-table'),
      /När 40 koder är kvar skickar vi automatiskt en ny kodtabell till din hemadress/,
    );
    const policy = choosePolicy('described', { tableLow: 20 });
    assert.match(await readSection('help/code-table', 'new-table', 'fi', { policy }), /jäljellä 20, lähetämme/);
    assert.match(await readPage('help/code-table'), /i stor stil eller i punktskrift/);
  });

  test('S59, S60, S61, S62, S64, D8 part: when an SMS code is asked for, as the running policy has it', async () => {
    const text = await readPage('help/sms-code');
    assert.match(
      text,
      /använder vi ibland sms-bekräftelse\. Då bekräftar du inloggningen med en kod som du får som sms till din mobiltelefon/,
    );
    const when = await readSection('help/sms-code', 'when');
    assert.match(when, /bekräftar betalningar med kodtabellen: alltid/);
    assert.match(when, /vissa ändringar i webbanken, till exempel byter telefonnummer: alltid/);
    assert.match(when, /loggar in i webbanken med kodtabellen: inte varje gång/);
    assert.match(when, /i högst 90 dagar/);
    const always = await readPage('help/sms-code', 'sv', strict);
    assert.match(always, /loggar in i webbanken med kodtabellen: alltid/);
    assert.doesNotMatch(always, /ibland|inte varje gång/);
  });

  test('S26, D2 part: on the telephone it is always asked for', async () =>
    assert.match(await readSection('help/sms-code', 'when', 'sv', strict), /ringer oss och identifierar dig med kodtabellen: alltid/));

  test('T43, S35 part: the message says what the code is for, holds no link, and how long it is valid comes from the policy', async () => {
    const text = await readSection('help/sms-code', 'message');
    assert.match(text, /har 6 siffror och gäller i 5 minuter\. I sms:et står vad koden är till för/);
    assert.match(text, /I våra sms finns aldrig en länk/);
    const policy = choosePolicy('described', { smsDigits: 8, smsLife: 120_000, smsAgainEvery: 120_000 });
    assert.match(await readSection('help/sms-code', 'message', 'fi', { policy }), /on 8 numeroa, ja se on voimassa 2 minuuttia/);
    assert.match(await readSection('help/sms-code', 'no-message', 'fi', { policy }), /2 minuutin kuluttua edellisestä/);
  });

  test('D16 part: whoever waits for an SMS reads that it is sent only if what was entered is right', async () =>
    assert.match(await readSection('help/sms-code', 'no-message'), /Vi skickar koden bara om det du har angett stämmer/));

  test('S63, D17 part: the number is for confirmation codes and for what happens to the codes, and for nothing else', async () => {
    for (const page of ['help/sms-code', 'help/phone-number'])
      assert.match(
        await readSection(page, 'only-for'),
        /endast för att skicka bekräftelsekoder, och för att berätta om något ändras i dina koder.*Aldrig för reklam/,
      );
    assert.match(await readPage('privacy'), /skilt från det övriga och bara för dem\. Varje gång det läses skrivs det upp/);
  });

  test('S20, T41 part: how the number is registered and changed, that the old one is told, and the cooling-off of the policy', async () => {
    assert.match(await readSection('help/phone-number', 'register'), /kundtjänstställe\. Ta med dig ett pass eller ID-kort/);
    const change = await readSection('help/phone-number', 'change');
    assert.match(
      change,
      /Välj Telefonnummer för sms-bekräftelser.*Ändra numret.*efter 3 dagar\. Till dess skickar vi koderna till det gamla numret/,
    );
    assert.match(change, /genast om ändringen i ett sms till det gamla numret/);
    assert.match(await readSection('help/phone-number', 'not-you'), /välj Ångra ändringen/);
    const policy = choosePolicy('described', { numberCoolingOff: 36 * 3_600_000 });
    assert.match(await readSection('help/phone-number', 'change', 'fi', { policy }), /36 tunnin kuluttua/);
  });

  test('S19 part: codes go to the registered number, not to the one that calls', async () =>
    assert.match(
      await readPage('help/phone-number'),
      /bara till det telefonnummer som du har registrerat, inte till det nummer som du ringer från/,
    ));
});
