import type { FastifyInstance } from 'fastify';
import { Button, Facts, Panel } from '#pages';
import { type Language, say } from '#texts';
import { listCodes } from './list-codes.ts';
import type { DemoParts } from './parts.ts';
import { type Person, type PersonId, people, staff } from './people.ts';
import { personTexts } from './person-texts.ts';
import { sendSheet } from './sheet.tsx';
import { demoTexts } from './texts.ts';

/** Who to be: every customer with what one needs to be them, and the staff. */
export function addPeople(server: FastifyInstance, parts: DemoParts, language: Language): void {
  server.get(`/${language}/demo/people`, { schema: { hide: true } }, (_, reply) =>
    sendSheet(parts, reply, {
      language,
      heading: say(demoTexts, language, 'people'),
      place: 'demo/people',
      kind: 'desk',
      children: (
        <>
          <p>
            <a href={`/${language}/demo`}>{say(demoTexts, language, 'toKitchen')}</a>
          </p>
          <p>
            <a href={`${parts.addresses.webBank}/${language}/`}>{say(demoTexts, language, 'webBank')}</a>
          </p>
          <h2>{say(demoTexts, language, 'customers')}</h2>
          <div class="people wide">
            {people.map((person) => (
              <Customer key={person.id} person={person} language={language} app={parts.brand[language].app} />
            ))}
          </div>
          <StaffList language={language} />
        </>
      ),
    }),
  );
  server.get<{ Params: { id: string } }>(`/${language}/demo/people/:id/desk`, { schema: { hide: true } }, async (request, reply) => {
    const member = staff.find(({ id }) => id === request.params.id);
    return reply.header('cache-control', 'no-store').redirect(member ? await parts.issueStaffLink(member.id) : `/${language}/demo/people`);
  });
}

function Customer({ person, language, app }: { person: Person & { readonly id: PersonId }; language: Language; app: string }) {
  return (
    <Panel name={person.id} heading={person.name}>
      <p>{say(personTexts, language, person.id)}</p>
      <Facts facts={listFacts(person, language, app)} />
      <form method="get" action={`/${language}/demo`}>
        <Button name="customer" value={person.id}>
          {say(demoTexts, language, 'be', { name: person.name })}
        </Button>
      </form>
    </Panel>
  );
}

function listFacts(person: Person, language: Language, app: string) {
  const born = person.born ? [{ term: say(demoTexts, language, 'born'), code: person.born.slice(0, 4) }] : [];
  return [...born, ...listCodes(person, language, app)].map(({ term, code }) => ({ term, fact: <span class="mono">{code}</span> }));
}

/** Only who has a place of work so far gets a link there. */
function StaffList({ language }: { language: Language }) {
  return (
    <Panel name="staff" heading={say(demoTexts, language, 'staff')}>
      <ul class="link-list">
        {staff.map(({ id, name, role }) => (
          <li key={id}>
            {role === 'advisor' ? (
              <a href={`/${language}/demo/people/${id}/desk`}>{say(demoTexts, language, 'logInAs', { name })}</a>
            ) : (
              <span>{name}</span>
            )}
            <p>{say(demoTexts, language, role)}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
