import { type Static, type TSchema, Type } from 'typebox';
import type { Language, TimeZone } from '#texts';
import type { Discuss } from './discuss.ts';
import type { Heard } from './heard.ts';

const strict = { additionalProperties: false } as const;
const Time = Type.Integer({ description: 'Milliseconds since 1970' });
const NoneOr = <One extends TSchema>(one: One) => Type.Union([one, Type.Null()]);

export const LanguageSchema = Type.Union([Type.Literal('sv'), Type.Literal('fi'), Type.Literal('en')]);

export const alarming = ['not-in-a-call', 'declined', 'wrong-digits'] as const;
export type Alarming = (typeof alarming)[number];
const AlarmingSchema = Type.Union([Type.Literal('not-in-a-call'), Type.Literal('declined'), Type.Literal('wrong-digits')]);

const Identified = Type.Object(
  {
    name: Type.String(),
    plan: Type.String({ description: 'The way it was done: app, call-code …' }),
    acr: Type.String(),
    amr: Type.Array(Type.String()),
    elements: Type.Array(Type.String(), { description: 'What was really shown: knowledge, possession, inherence, user-verified' }),
    at: Time,
  },
  strict,
);

export const WrongCodeSchema = Type.Object(
  {
    at: Time,
    where: Type.Union([Type.Literal('phone'), Type.Literal('web')]),
    is: Type.Union([
      Type.Literal('right'),
      Type.Literal('other-box'),
      Type.Literal('handed-out'),
      Type.Literal('blocked'),
      Type.Literal('lost'),
      Type.Literal('old'),
      Type.Literal('out-of-step'),
      Type.Literal('mistyped'),
      Type.Literal('swapped'),
      Type.Literal('unknown'),
    ]),
    serial: NoneOr(Type.String({ description: 'Of the code box that made it' })),
    steps: NoneOr(Type.Integer({ description: 'How many codes the box is ahead; below zero: behind' })),
  },
  { ...strict, description: 'What a code was that was not accepted; never the code (K26)' },
);
export type WrongCode = Static<typeof WrongCodeSchema>;

export const CodeBoxesSchema = Type.Object(
  {
    held: Type.Array(
      Type.Object(
        {
          serial: Type.String(),
          status: Type.Union([Type.Literal('handed-out'), Type.Literal('active'), Type.Literal('blocked'), Type.Literal('lost')]),
        },
        strict,
      ),
    ),
    locks: Type.Array(Type.Union([Type.Literal('box'), Type.Literal('new-password'), Type.Literal('in-session')]), {
      description: 'What wrong codes have closed: the boxes, creating a new password, what is done with them when logged in',
    }),
    ordered: NoneOr(Type.Integer({ description: 'When the new one that is on its way was ordered' })),
  },
  strict,
);
export type CodeBoxes = Static<typeof CodeBoxesSchema>;

/** One call as one desk may see it. What belongs to a call of another advisor is left out, not only hidden. */
export const CallSchema = Type.Object(
  {
    id: Type.String(),
    is: Type.Union([Type.Literal('menu'), Type.Literal('queued'), Type.Literal('talking'), Type.Literal('over')]),
    yours: Type.Boolean(),
    advisor: NoneOr(Type.String({ description: 'The name of who took it' })),
    language: NoneOr(LanguageSchema),
    opened: NoneOr(Time),
    queued: NoneOr(Time),
    identified: NoneOr(Identified),
    wasIdentified: Type.Boolean({ description: 'Of a call that is over: an identification ended with it (S42)' }),
    failed: Type.Array(Type.String(), { description: 'Ways that were tried and failed (D20)' }),
    reason: NoneOr(Type.String()),
    hears: NoneOr(Type.Unsafe<Heard>(Type.String({ description: 'What the caller hears now: a step, never digits' }))),
    held: Type.Boolean({ description: 'Parked: the caller hears the waiting sound' }),
    handedOn: Type.Boolean({ description: 'The identification came along with a transfer: another one ends it (I9)' }),
    unanswered: Type.Boolean({ description: 'You took it, and your own telephone did not answer' }),
    asked: Type.Boolean({ description: 'You asked the caller to identify, and the line has not begun yet' }),
    alerts: Type.Array(AlarmingSchema),
    wrongCodes: Type.Array(WrongCodeSchema, { description: 'Only while you talk with the customer and they are identified in this call' }),
    codeBoxes: NoneOr(CodeBoxesSchema),
  },
  { ...strict, $id: 'DeskCall', description: 'One call as one desk may see it' },
);
export type DeskCall = Static<typeof CallSchema>;

export const AlertSchema = Type.Object(
  {
    id: Type.String(),
    opened: NoneOr(Type.Integer({ description: 'When the call began; null when it is over' })),
    is: AlarmingSchema,
  },
  { ...strict, description: 'What the app answered about a call, told to every desk (N4, T27)' },
);
export type DeskAlert = Static<typeof AlertSchema>;

export const MeSchema = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    language: LanguageSchema,
    available: Type.Boolean(),
  },
  { ...strict, $id: 'DeskMe' },
);
export type Me = Static<typeof MeSchema>;

/** The whole of what one desk shows, small enough to be sent anew each time. */
export const StateSchema = Type.Object(
  {
    now: Time,
    me: Type.Ref('DeskMe') as unknown as typeof MeSchema,
    available: Type.Integer({ description: 'Advisors who are available, you among them' }),
    menu: Type.Integer({ description: 'Callers still in the menu' }),
    queue: Type.Array(Type.Ref('DeskCall') as unknown as typeof CallSchema, {
      description: 'Longest waiting first; last those identified who are still in the menu',
    }),
    colleagues: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }, strict), {
      description: 'To whom you may hand a call on: other advisors who are available and have none',
    }),
    mine: NoneOr(Type.String({ description: 'The call you have' })),
    look: NoneOr(Type.String({ description: 'The call you look at' })),
    call: NoneOr(Type.Ref('DeskCall') as unknown as typeof CallSchema),
    alerts: Type.Array(AlertSchema),
  },
  { ...strict, $id: 'Desk', description: 'The whole of what one desk shows' },
);
export type DeskState = Static<typeof StateSchema>;

/** What the pages of the desk begin with. */
export type DeskPage = { readonly state: DeskState; readonly settings: DeskSettings };
type InLanguages = Readonly<Record<Language, string>>;
export type DeskSettings = {
  readonly bank: InLanguages;
  readonly app: InLanguages;
  readonly timeZone: TimeZone;
  readonly reasons: readonly { readonly id: string; readonly name: InLanguages }[];
  readonly discuss: Discuss;
  /** Whether the bank has code boxes. */
  readonly codeBox: boolean;
  /** Whether this page is the advisor's telephone. */
  readonly softphone: boolean;
  readonly demo: boolean;
};
