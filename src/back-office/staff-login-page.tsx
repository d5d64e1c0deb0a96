import { Alert, Button, Page, Panel, pagesAddress, renderPage, titleOf } from '#pages';
import type { StaffRecord } from '#ports';
import { type Language, say } from '#texts';
import { loginTexts } from './login-texts.ts';
import type { BackOfficeParts } from './parts.ts';

type LoginPage = { readonly language: Language; readonly refused: boolean; readonly demoStaff: readonly StaffRecord[] };

/** One page for whoever opens it. Its script shows the button when a link's token stands behind `#` (page/link-form.ts). */
export function renderLogin({ brand, assets, demo }: BackOfficeParts, { language, refused, demoStaff }: LoginPage): string {
  const heading = say(loginTexts, language, 'heading');
  const bank = brand[language].bank;
  const page = (
    <Page
      language={language}
      bank={bank}
      heading={heading}
      inLanguage={(other) => `/staff/login?lang=${other}`}
      demo={demo}
      above={refused && <Alert>{say(loginTexts, language, 'refused')}</Alert>}
    >
      <p>{say(loginTexts, language, 'how')}</p>
      <form class="stack stack-near" id="link-form" method="post" action="/staff/login" hidden>
        <p>{say(loginTexts, language, 'linkHere')}</p>
        <input type="hidden" name="link" id="link" value="" />
        <Button look="main">{say(loginTexts, language, 'logIn')}</Button>
      </form>
      {demoStaff.length > 0 && <DemoStaff language={language} staff={demoStaff} />}
    </Page>
  );
  return renderPage(page, { language, title: titleOf(heading, bank), icon: `${pagesAddress}/mark.svg`, ...assets('back-office') });
}

function DemoStaff({ language, staff }: { language: Language; staff: readonly StaffRecord[] }) {
  return (
    <Panel name="demo-staff" heading={say(loginTexts, language, 'demoStaff')}>
      <form class="stack stack-near" method="post" action="/staff/login">
        {staff.map(({ id, name }) => (
          <Button key={id} name="staff" value={id}>
            {say(loginTexts, language, 'logInAs', { name })}
          </Button>
        ))}
      </form>
    </Panel>
  );
}
