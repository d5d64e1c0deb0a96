import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logIn, openWebBank } from '../../../../test/web/bank.ts';

test('S59 part: a customer logs in with user code, password, the cell that is asked, and the SMS code', async () => {
  const bank = await openWebBank();
  const { page } = await logIn(bank, 'maj', '604218', '71946');
  assert.equal(page.address, '/sv/my', page.text);
  assert.match(page.text, /Inloggad som maj/);
});
