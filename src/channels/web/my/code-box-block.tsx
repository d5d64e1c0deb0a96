import type { FastifyReply } from 'fastify';
import { Button } from '#pages';
import { say } from '#texts';
import type { PersonalParts } from '../personal-parts.ts';
import { codeBoxTexts } from './code-box-texts.ts';
import { sendMine } from './my-sheet.tsx';
import type { MyVisit } from './visit.ts';

/** It cannot be undone, so it is asked which one. */
export function askBlock(parts: PersonalParts, visit: MyVisit, serial: string): FastifyReply {
  const { language } = visit;
  return sendMine(parts, visit, {
    place: 'my/code-box',
    heading: say(codeBoxTexts, language, 'blockHeading', { serial }),
    children: (
      <form class="stack" method="post" action={`/${language}/my/code-box/block`}>
        <p>{say(codeBoxTexts, language, 'blockBody')}</p>
        <input type="hidden" name="serial" value={serial} />
        <Button look="stop" name="sure" value="yes">
          {say(codeBoxTexts, language, 'block')}
        </Button>
        <p>
          <a href={`/${language}/my/code-box`}>{say(codeBoxTexts, language, 'keep')}</a>
        </p>
      </form>
    ),
  });
}
