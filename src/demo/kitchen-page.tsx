import type { FastifyInstance } from 'fastify';
import { type Language, say } from '#texts';
import { listCodes } from './list-codes.ts';
import type { Guest, KitchenState } from './page-state.ts';
import type { DemoParts } from './parts.ts';
import { type Person, type PersonId, people, staff } from './people.ts';
import { personTexts } from './person-texts.ts';
import { sendSheet } from './sheet.tsx';
import { demoTexts } from './texts.ts';

/** The kitchen table: phone, app and desk side by side. `?customer=` says who to be. */
export function addKitchen(server: FastifyInstance, parts: DemoParts, language: Language): void {
  const heading = say(demoTexts, language, 'kitchen');
  server.get<{ Querystring: { customer?: unknown } }>(`/${language}/demo`, { schema: { hide: true } }, (request, reply) => {
    const chosen = people.find(({ id }) => id === request.query.customer) ?? people[0];
    const state: KitchenState = {
      is: 'kitchen',
      language,
      heading,
      bank: parts.brand[language].bank,
      appName: parts.brand[language].app,
      app: parts.addresses.app,
      advisor: staff[0].name,
      guests: people.map((person) => describeGuest(parts, language, person)),
      chosen: chosen.id,
      links: [
        { href: `/${language}/login`, text: say(demoTexts, language, 'logIn'), beside: true },
        { href: `${parts.addresses.webBank}/${language}/`, text: say(demoTexts, language, 'webBank'), beside: true },
        ...(['letters', 'sms', 'code-box', 'people', 'clock'] as const).map((place) => ({
          href: `/${language}/demo/${place}`,
          text: say(demoTexts, language, place),
          beside: place === 'letters' || place === 'sms' || place === 'code-box',
        })),
      ],
    };
    return sendSheet(parts, reply, { language, heading, place: 'demo', children: null, live: { state } });
  });
}

/** In windows of their own: whoever left the page would hang up. */
function besideCall(language: Language, { table, boxes = [] }: Person): Guest['beside'] {
  const hasLetter = table !== undefined || boxes.some(({ pin }) => pin === undefined);
  const places = [
    ...(hasLetter ? [{ place: 'letters', query: '' } as const] : []),
    ...(table ? [{ place: 'sms', query: '' } as const] : []),
    ...boxes.slice(0, 1).map(({ serial }) => ({ place: 'code-box', query: `?box=${serial}` }) as const),
  ];
  return places.map(({ place, query }) => ({
    href: `/${language}/demo/${place}${query}`,
    text: say(demoTexts, language, 'inOwnWindow', { name: say(demoTexts, language, place) }),
  }));
}

function describeGuest({ numbers, brand }: DemoParts, language: Language, person: Person & { readonly id: PersonId }): Guest {
  // A visitor hears their own language, but for those who are there to be heard in another one.
  const spoken = person.id === 'tauno' || person.id === 'leila' ? person.language : language;
  return {
    id: person.id,
    name: person.name,
    userCode: person.userCode ?? null,
    appCode: person.appCode ?? null,
    beside: besideCall(language, person),
    codes: listCodes(person, language, brand[language].app),
    number: (numbers.find((one) => one.language === spoken) ?? numbers[0])?.number ?? '',
    note: say(personTexts, language, person.id),
  };
}
