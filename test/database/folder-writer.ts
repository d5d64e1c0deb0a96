import { openFolder } from '#adapters/database';
import { aCustomer, anEvent } from '../contract/stores/samples.ts';

/** Writes customers into the folder until it is killed, and says which were acknowledged. */
const [folder = ''] = process.argv.slice(2);
const { stores } = await openFolder({ folder });
for (;;) {
  const [customer, event] = [aCustomer(), anEvent()];
  await stores.customers.add(customer, { audit: [event] });
  process.send?.({ customer: customer.id, event: event.detail?.['id'] });
}
