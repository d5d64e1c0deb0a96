import { type PublicKeyCredentialCreationOptionsJSON, startAuthentication, startRegistration } from '@simplewebauthn/browser';

/** The form that wants a passkey opens the browser's own dialogue, and sends what comes of it. */
export function carryOutCeremony(): void {
  const form = document.querySelector<HTMLFormElement>('#ceremony');
  if (!form) return;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void run(form);
  });
  if (form.dataset['starts'] === 'yes') void run(form);
}

/** One dialogue at a time: a second one would close the first. */
async function run(form: HTMLFormElement): Promise<void> {
  const button = form.querySelector('button');
  const says = form.querySelector('[data-ceremony-says]');
  const made = form.querySelector<HTMLInputElement>('[name="made"]');
  if (!button || !says || !made || button.disabled) return;
  button.disabled = true;
  says.textContent = '';
  try {
    made.value = JSON.stringify(await open(form.dataset));
    form.submit();
  } catch {
    says.textContent = form.dataset['stopped'] ?? '';
    button.disabled = false;
  }
}

function open({ does, options = '' }: DOMStringMap): Promise<object> {
  const optionsJSON = JSON.parse(options) as PublicKeyCredentialCreationOptionsJSON;
  return does === 'new' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON });
}
