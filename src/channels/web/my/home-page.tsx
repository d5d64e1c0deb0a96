import type { FastifyInstance } from 'fastify';
import { hasUserCode } from '#identification';
import { Lamp, LinkList, type ListedLink } from '#pages';
import { day, type Language, say } from '#texts';
import type { PersonalParts } from '../personal-parts.ts';
import type { WebSession } from '../session/index.ts';
import { boxLockTexts } from './box-lock-texts.ts';
import { Doctor } from './doctor.tsx';
import { sendMine } from './my-sheet.tsx';
import type { Holdings } from './own-codes.ts';
import { sayMoment } from './say-moment.ts';
import { myTexts } from './texts.ts';
import { addPage } from './visit.ts';
import { listWrongCodes } from './wrong-codes.ts';

/** One line each: what the customer has, since when, in order or not. */
export function addHome(server: FastifyInstance, parts: PersonalParts): void {
  addPage(server, parts, 'my', async (visit) => {
    const { language, session } = visit;
    const links = listLinks(parts, language, session, await parts.codes.look(session.customer.id));
    const wrongCodes = await listWrongCodes(parts, session);
    return sendMine(parts, visit, {
      place: 'my',
      heading: say(myTexts, language, 'heading'),
      children: (
        <>
          <p>
            <Lamp lit>{say(myTexts, language, 'loggedInAs', { name: session.customer.name })}</Lamp>
          </p>
          <Doctor language={language} timeZone={parts.timeZone} wrongCodes={wrongCodes} />
          <LinkList links={links} />
        </>
      ),
    });
  });
}

/** What the bank has not, nobody is shown. */
function listLinks(
  parts: PersonalParts,
  language: Language,
  { customer }: Pick<WebSession, 'customer'>,
  has: Holdings,
): readonly ListedLink[] {
  const bankHas = (wanted: string) => parts.ways.some(({ way }) => way === wanted);
  const link = (
    place: string,
    text: 'password' | 'phoneNumber' | 'phones' | 'passkeys' | 'codeTable' | 'codeBox' | 'history' | 'block',
    hint: string,
  ): ListedLink => ({
    href: `/${language}/${place}`,
    text: say(myTexts, language, text),
    hint,
  });
  // The first way to block stands at `block`; theirs is the last one.
  const blocksByNumber = bankHas('code-box') && !hasUserCode(customer);
  const blocks = blocksByNumber && (bankHas('code-table') || bankHas('app')) ? 'block/code-box' : 'block';
  const hasPasswords = bankHas('code-table') || bankHas('code-box');
  return [
    ...(hasPasswords ? [link('my/password', 'password', sayPassword(parts, language, has))] : []),
    ...(bankHas('code-table') ? [link('my/phone-number', 'phoneNumber', sayNumber(parts, language, has))] : []),
    ...(bankHas('app') ? [link('my/phones', 'phones', sayPhones(parts, language, has))] : []),
    link('my/passkeys', 'passkeys', sayPasskeys(language, has)),
    ...(bankHas('code-table') ? [link('my/code-table', 'codeTable', sayTable(language, has))] : []),
    ...(bankHas('code-box') ? [link('my/code-box', 'codeBox', sayBox(language, has))] : []),
    link('my/history', 'history', say(myTexts, language, 'historyHint')),
    link(blocks, 'block', say(myTexts, language, 'blockHint')),
  ];
}

function sayPassword({ timeZone }: PersonalParts, language: Language, { password, locked }: Holdings): string {
  if (!password) return say(myTexts, language, 'noPassword');
  if (locked) return say(myTexts, language, 'passwordLocked');
  if (password.is === 'first') return say(myTexts, language, 'passwordFirst');
  return say(myTexts, language, 'inOrder', { day: day(language, password.since, timeZone) });
}

function sayNumber(parts: PersonalParts, language: Language, { hasNumber, numberChanges }: Holdings): string {
  const now = say(myTexts, language, hasNumber ? 'hasNumber' : 'noNumber');
  return numberChanges === null ? now : `${now} ${say(myTexts, language, 'numberChanges', sayMoment(parts, language, numberChanges))}`;
}

function sayPhones({ brand }: PersonalParts, language: Language, { phones }: Holdings): string {
  const { app } = brand[language];
  return phones.length === 0
    ? say(myTexts, language, 'noPhones', { app })
    : say(myTexts, language, 'phonesCount', { app, count: phones.length });
}

function sayPasskeys(language: Language, { passkeys }: Holdings): string {
  return passkeys.length === 0 ? say(myTexts, language, 'none') : say(myTexts, language, 'passkeysCount', { count: passkeys.length });
}

function sayTable(language: Language, { table, nextTable }: Holdings): string {
  const now = table ? say(myTexts, language, 'tableLeft', table) : say(myTexts, language, 'none');
  return nextTable ? `${now} ${say(myTexts, language, 'nextOnItsWay')}` : now;
}

/** The one that works, else one that waits, else that it is blocked. */
function sayBox(language: Language, { boxes, boxLocks }: Holdings): string {
  const [active, waits] = (['active', 'handed-out'] as const).map((wanted) => boxes.find(({ status }) => status === wanted));
  const sayActive = (box: { serial: string }) =>
    boxLocks.includes('box') ? say(boxLockTexts, language, 'boxLocked', box) : say(myTexts, language, 'boxInOrder', box);
  const now = active ? [sayActive(active)] : [];
  const next = waits ? [say(myTexts, language, 'boxWaits', waits)] : [];
  const [blocked] = boxes;
  if (active || waits) return [...now, ...next].join(' ');
  return blocked ? say(myTexts, language, 'boxBlocked', blocked) : say(myTexts, language, 'none');
}
