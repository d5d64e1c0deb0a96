import type { FastifyInstance } from 'fastify';
import { DataTable } from '#pages';
import { clock, type Language, say, shortDay } from '#texts';
import type { PersonalParts } from '../personal-parts.ts';
import { type HistoryLine, tellEvent, toldEvents } from './history.ts';
import { historyPageTexts, historyTexts, howTexts } from './history-texts.ts';
import { sendMine } from './my-sheet.tsx';
import { myTexts } from './texts.ts';
import { addPage } from './visit.ts';

const atMost = 100;

/** Every event with when, where and how, the newest first. */
export function addHistory(server: FastifyInstance, parts: PersonalParts): void {
  addPage(server, parts, 'my/history', async (visit) => {
    const { language, session } = visit;
    const events = await parts.stores.audit.of(session.customer.id, toldEvents, atMost);
    const lines = events.flatMap((event) => tellEvent(event) ?? []);
    return sendMine(parts, visit, {
      place: 'my/history',
      heading: say(myTexts, language, 'history'),
      children: (
        <>
          <HistoryTable parts={parts} language={language} lines={lines} />
          <p>
            <a href={`/${language}/block`}>{say(historyPageTexts, language, 'notYou')}</a>
          </p>
        </>
      ),
    });
  });
}

type HistoryTableProps = { readonly parts: PersonalParts; readonly language: Language; readonly lines: readonly HistoryLine[] };

function HistoryTable({ parts, language, lines }: HistoryTableProps) {
  const rows = lines.map((line, at) => ({ ...line, key: String(at) }));
  return (
    <DataTable
      language={language}
      name="history"
      caption={say(historyPageTexts, language, 'events')}
      keyOf={({ key }) => key}
      rows={rows}
      empty={say(historyPageTexts, language, 'empty')}
      stacks
      columns={[
        {
          heading: say(historyPageTexts, language, 'when'),
          cell: ({ at }) => `${shortDay(language, at, parts.timeZone)} ${clock(language, at, parts.timeZone)}`,
        },
        { heading: say(historyPageTexts, language, 'what'), cell: ({ what }) => say(historyTexts, language, what), namesRow: true },
        { heading: say(historyPageTexts, language, 'how'), cell: ({ how }) => how.map((one) => say(howTexts, language, one)).join(', ') },
      ]}
    />
  );
}
