import { after, test } from 'node:test';
import { type Bank, endBank, startBank } from './bank.ts';
import { openPage, story } from './browser.ts';
import { openHome } from './code-table.ts';
import { maj } from './people.ts';
import { answerCodes, field, isAt, link } from './web-bank.ts';
import { press } from './web-login.ts';

const elsewhere = 'http://other-site.example/';

story('Maj comes to the bank from another site', () => {
  let bank: Bank | undefined;
  after(() => bank && endBank(bank));

  test('the log-in leads from its form to the client, and the next time from the other site she is still logged in', async () => {
    bank = await startBank();
    const started = bank;
    const home = await openHome(started, maj);
    const page = await openPage('about:blank', { javaScriptEnabled: false });
    const body = `<a href="${started.webBank}/sv/log-in">Logga in</a>`;
    await page.route(elsewhere, (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(elsewhere);
    await link(page, 'Logga in').click();
    await isAt(page, 'Logga in i Hamnen');
    await link(page, 'Med kodtabell').click();
    await field(page, 'Användarkod').fill(maj.userCode);
    await page.getByLabel('Lösenord', { exact: true }).fill(maj.password as string);
    await press(page, 'Fortsätt');
    await answerCodes(page, home);
    await isAt(page, 'Dina konton');
    // What a site that is not the bank's leads to is asked with the bank's cookies (SameSite=Lax), and nobody is asked again.
    await page.goto(elsewhere);
    await link(page, 'Logga in').click();
    await isAt(page, 'Dina konton');
  });
});
