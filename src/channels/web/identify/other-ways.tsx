import { plans, type View } from '#identification';
import { Button } from '#pages';
import { type Brand, type Language, say } from '#texts';
import type { PersonalParts } from '../personal-parts.ts';
import { identifyTexts } from './texts.ts';

type Text = 'useApp' | 'useTable' | 'useCell' | 'usePassword' | 'useTwoCodes' | 'useOneCode' | 'usePasskey';
type Offer = { readonly way: string | null; readonly text: Text };

const passkey: Offer = { way: null, text: 'usePasskey' };

/** What may be taken instead, by the plan's name; `way` is the bank's, and one that it has not is not offered. Null: not the bank's to have. */
const offers: Record<string, Offer> = {
  app: { way: 'app', text: 'useApp' },
  'confirm-app': { way: 'app', text: 'useApp' },
  'block-by-app': { way: 'app', text: 'useApp' },
  'forgotten-by-app': { way: 'app', text: 'useApp' },
  'code-table': { way: 'code-table', text: 'useTable' },
  'confirm-table': { way: 'code-table', text: 'useTable' },
  'two-codes': { way: 'code-box', text: 'useTwoCodes' },
  'code-box': { way: 'code-box', text: 'useOneCode' },
  'forgotten-password': { way: 'code-table', text: 'useCell' },
  'block-by-cell': { way: 'code-table', text: 'useCell' },
  block: { way: 'code-table', text: 'usePassword' },
  passkey,
  'confirm-passkey': passkey,
  'block-by-passkey': passkey,
  'forgotten-by-passkey': passkey,
};

type Other = Offer & { readonly plan: string };

/** Offered beside every step, to everybody, so that the offer says nothing (D15). */
export function otherWays({ ways }: Pick<PersonalParts, 'ways'>, { plan: name, is }: View): readonly Other[] {
  const instead = plans.find((plan) => plan.name === name)?.instead ?? [];
  if (is !== 'prove') return [];
  return instead.flatMap((plan) => {
    const offer = offers[plan];
    return offer && (offer.way === null || ways.some(({ way }) => way === offer.way)) ? [{ plan, ...offer }] : [];
  });
}

type OtherWaysProps = { readonly language: Language; readonly brand: Brand; readonly view: View; readonly others: readonly Other[] };

export function OtherWays({ language, brand, view, others }: OtherWaysProps) {
  if (others.length === 0) return null;
  return (
    <form class="stack stack-near" method="post" action={`/${language}/identify/${view.flow}/other-way`}>
      {others.some(({ plan }) => plan === 'two-codes') && <p>{say(identifyTexts, language, 'twoCodesWhen')}</p>}
      {others.map(({ plan, text }) => (
        <Button key={plan} name="to" value={plan}>
          {say(identifyTexts, language, text, { app: brand[language].app })}
        </Button>
      ))}
    </form>
  );
}
