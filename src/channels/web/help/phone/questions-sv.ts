import type { About } from '../about.ts';
import { codeTableHelp } from '../code-table.ts';
import { passwordHelp } from '../password.ts';
import { present, type Section } from '../section.ts';
import { smsCodeHelp } from '../sms-code.ts';
import { userCodeHelp } from '../user-code.ts';
import { ask, explain } from './questions.ts';

/** The questions of seed S with their headings restored: S39–S49, S64. */
export function questionsSv(about: About): Section[] {
  const { brand, keyOf } = about;
  const { app, bankGenitive } = brand.sv;
  const [hasApp, hasTable, unidentified] = [keyOf('app'), keyOf('code-table'), keyOf('unidentified')];
  return present([
    ask(
      'loudspeaker',
      'Kan jag använda högtalaren under samtalet?',
      hasApp
        ? `Ja. Med högtalaren på är det enklare att använda telefonen under samtalet. Hör någon annan identifieringskoden gör det inget: den räcker inte utan ${app} i din telefon.`
        : 'Ja. Med högtalaren på är det enklare att använda telefonen under samtalet.',
    ),
    (hasApp || hasTable) !== null &&
      ask(
        'open-app',
        `Hur öppnar jag ${namesSv(hasApp && app, hasTable && 'ett sms')} under samtalet?`,
        `Telefoner fungerar på lite olika sätt, men i alla telefoner går det att öppna ${namesSv(hasTable && 'inkomna sms', hasApp && app)} medan samtalet pågår. Oftast trycker du på telefonens menyknapp eller drar uppåt från skärmens nederkant. Då ser du telefonens meny och kan öppna ${namesSv(hasTable && 'sms:et', hasApp && app)}. Samtalet fortsätter.`,
      ),
    hasApp &&
      ask(
        'why-request',
        'Varför fick jag en identifieringsbegäran?',
        `Vi skickar en identifieringsbegäran till ${app} när du väljer ${app} som identifieringssätt i telefontjänsten. Avsändaren är ${bankGenitive} kundtjänst, och identifieringskoden är den som du hörde i samtalet.`,
        'Har du inte ringt oss? Då försöker någon annan utge sig för att vara dig. Välj Jag är inte i något samtal, så stoppar vi begäran.',
      ),
    ask('broken-call', 'Vad händer om samtalet bryts?', 'Ring igen. Du identifierar dig på nytt i det nya samtalet.'),
    ask(
      'is-it-safe',
      'Är det säkert att identifiera sig i telefontjänsten?',
      'Ja. Linjen är skyddad, och den du talar med hör inte vad du knappar in. Identifieringen gäller bara det här samtalet och slutar när du lägger på.',
      `${brand.sv.bank} ber dig aldrig uppge koder i sms, snabbmeddelanden eller e-post, och inte heller genom att ringa dig.`,
      'Har du fått ett meddelande som verkar vara bluff? Ta bort det utan att öppna det eller länkar i det.',
    ),
    hasApp &&
      ask(
        'relay',
        'Kan jag ringa genom en förmedlingstjänst?',
        `Ja. Identifiera dig med ${app}. Förmedlaren får höra identifieringskoden, för den räcker inte ensam. Låt ingen annan knappa in ditt lösenord eller dina koder.`,
      ),
    unidentified !== null &&
      ask(
        'not-yet-customer',
        'Kan jag ringa om jag ännu inte är kund?',
        `Ja. Välj ${unidentified} i början av samtalet. Vi berättar gärna om våra banktjänster på en allmän nivå.`,
        'Du kan också besöka ett av våra kundtjänstställen. Vi rekommenderar att du bokar en tid på förhand. Ta med dig ett pass eller ID-kort.',
        { to: 'help/service-points', link: 'Våra kundtjänstställen' },
      ),
    explain(userCodeHelp.sv(about), 'help/user-code', { id: 'user-code', link: 'Läs mer om användarkoden', sections: ['letters'] }),
    hasTable &&
      explain(passwordHelp.sv(about), 'help/password', { id: 'password', link: 'Läs mer om lösenordet', sections: ['first', 'forgotten'] }),
    hasTable &&
      explain(codeTableHelp.sv(about), 'help/code-table', {
        id: 'what-is-a-code-table',
        link: 'Läs mer om kodtabellen',
        sections: ['keep'],
      }),
    hasTable &&
      explain(smsCodeHelp.sv(about), 'help/sms-code', {
        id: 'sms-code',
        link: 'Läs mer om sms-bekräftelser',
        sections: ['when', 'only-for'],
      }),
  ]);
}

function namesSv(...names: (string | null | false)[]): string {
  return present(names).join(' eller ');
}
