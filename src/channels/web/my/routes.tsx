import type { FastifyInstance } from 'fastify';
import type { PersonalParts } from '../personal-parts.ts';
import { addCodeBox } from './code-box-page.tsx';
import { addCodeTable } from './code-table-page.tsx';
import { addHistory } from './history-page.tsx';
import { addHome } from './home-page.tsx';
import { addNewPasskey } from './passkey-new.tsx';
import { addPasskeys } from './passkeys-page.tsx';
import { addPassword } from './password-page.tsx';
import { addPhoneNumber } from './phone-number-page.tsx';
import { addPhones } from './phones-page.tsx';

/** What the customer has, for whoever is logged in. */
export function registerMy(server: FastifyInstance, parts: PersonalParts): void {
  addHome(server, parts);
  addPassword(server, parts);
  addPhoneNumber(server, parts);
  addPhones(server, parts);
  addPasskeys(server, parts);
  addNewPasskey(server, parts);
  addCodeTable(server, parts);
  if (parts.ways.some(({ way }) => way === 'code-box')) addCodeBox(server, parts);
  addHistory(server, parts);
}
