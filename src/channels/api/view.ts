import { Type } from 'typebox';
import type { FormatName, Prompt, View } from '#identification';
import { type Language, say } from '#texts';
import { type QuestionId, questionTexts } from './texts.ts';

/** The API hands every format on as it is: the application draws it. A new format does not compile until it stands here. */
const formats: Record<FormatName, 'asked'> = {
  digits: 'asked',
  text: 'asked',
  choice: 'asked',
  wait: 'asked',
  ceremony: 'asked',
  'new-secret': 'asked',
  notice: 'asked',
};
export const can = Object.keys(formats) as readonly FormatName[];

const PromptSchema = Type.Object({
  message: Type.Object({ id: Type.String(), with: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))) }),
  text: Type.String({ description: 'The question in the language asked for with Accept-Language' }),
  format: Type.Unsafe<Prompt['format']>(Type.Object({ is: Type.String() }, { additionalProperties: true })),
});

export const ViewSchema = Type.Object(
  {
    id: Type.String(),
    plan: Type.String(),
    is: Type.String({ description: 'What it stands at: claim, prove, renew, give, agree, or over' }),
    prompts: Type.Array(PromptSchema),
    again: Type.Integer({ description: 'How often the question can be sent anew' }),
    until: Type.Union([Type.Integer(), Type.Null()], { description: 'When to look again at the latest, milliseconds since 1970' }),
    outcome: Type.Union([Type.Literal('identified'), Type.Literal('refused'), Type.Literal('ended'), Type.Null()]),
    result: Type.Union([
      Type.Object({
        customer: Type.String(),
        plan: Type.String(),
        acr: Type.String(),
        amr: Type.Array(Type.String()),
        elements: Type.Array(Type.String()),
        at: Type.Integer(),
      }),
      Type.Null(),
    ]),
  },
  {
    $id: 'Identification',
    description: 'One identification: what to ask now, or how it ended. The same for known and unknown user codes.',
  },
);

export function showView(view: View, language: Language) {
  const { flow, prompts, plan, is, again, until, outcome, result } = view;
  const copied = result ? { ...result, amr: [...result.amr], elements: [...result.elements] } : null;
  return { id: flow, plan, is, again, until, outcome, result: copied, prompts: prompts.map((prompt) => showPrompt(prompt, language)) };
}

function showPrompt({ message, format }: Prompt, language: Language) {
  const text = say(questionTexts, language, message.id as 'app-request', message.with as { code: string });
  return { message: { id: message.id, ...(message.with ? { with: { ...message.with } } : {}) }, format, text };
}

export function isQuestion(id: string): id is QuestionId {
  return id in questionTexts;
}
