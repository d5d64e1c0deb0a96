import type { Asking } from '#identification';
import { Facts } from '#pages';
import { defineTexts, type Language, money, say } from '#texts';

export const factTexts = defineTexts({
  amount: { sv: 'Belopp', fi: 'Summa', en: 'Amount' },
  payee: { sv: 'Mottagare', fi: 'Saaja', en: 'Payee' },
  account: { sv: 'Konto', fi: 'Tili', en: 'Account' },
  change: { sv: 'Ändring', fi: 'Muutos', en: 'Change' },
  client: { sv: 'Tjänst', fi: 'Palvelu', en: 'Service' },
});

type AskedFactsProps = {
  readonly language: Language;
  readonly asking: Asking;
  /** What stands large above them. */
  readonly without?: 'amount';
};

/** What is being confirmed, on each page until it is (RTS art. 5(1)(a)). */
export function AskedFacts({ language, asking: { name, payment, change }, without }: AskedFactsProps) {
  const fact = (id: keyof typeof factTexts, said: string) => ({ term: say(factTexts, language, id), fact: said });
  const facts = [
    ...(payment && without !== 'amount' ? [fact('amount', money(language, payment))] : []),
    ...(payment ? [fact('payee', payment.payee), fact('account', groupAccount(payment.account))] : []),
    ...(change ? [fact('change', change[language])] : []),
    fact('client', name[language]),
  ];
  return <Facts facts={facts} />;
}

/** ISO 13616: written in groups of four. */
function groupAccount(account: string): string {
  return account.replace(/(.{4})(?=.)/g, '$1 ');
}
