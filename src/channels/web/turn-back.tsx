import { Button } from '#pages';
import { defineTexts, type Language, say } from '#texts';
import type { Brought } from './clients.ts';

const texts = defineTexts({
  turnBack: {
    sv: ({ client }: { client: string }) => `Avbryt och gå tillbaka till ${client}`,
    fi: ({ client }: { client: string }) => `Peruuta ja palaa palveluun ${client}`,
    en: ({ client }: { client: string }) => `Cancel and go back to ${client}`,
  },
});

/** Back to the client that has brought the browser here, with nothing done. */
export function TurnBack({ language, brought: { uid, asking } }: { readonly language: Language; readonly brought: Brought }) {
  return (
    <form method="post" action={`/${language}/login/cancel`}>
      <input type="hidden" name="to" value={uid} />
      <Button>{say(texts, language, 'turnBack', { client: asking.name[language] })}</Button>
    </form>
  );
}
