import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, goThrough, openCredentialsBank } from '../../test/credentials/bank.ts';

for (const channel of ['phone', 'web'] as const)
  test(`S59 part: who begins with the app over the ${channel} and then takes the table is asked for an SMS code as well`, async () => {
    const bank = await openCredentialsBank();
    const purpose = channel === 'phone' ? 'call' : 'login';
    const { flow } = await begin(bank, '604218', { plan: 'app', channel, purpose });
    const view = await goThrough(bank, 'maj', await bank.identify.switchTo(flow, 'code-table'));
    assert.deepEqual([view.outcome, view.result?.acr, view.result?.exemption], ['identified', 'loa2', null]);
  });
