import { createActivationCode } from '#authenticators/activation-code';
import { type AppSettings, createAppApproval, makePhone } from '#authenticators/app-approval';
import { createCallCode } from '#authenticators/call-code';
import { createCodeBox, createCodeBoxAnswer, createCodeBoxPair } from '#authenticators/code-box';
import { createCodeTable } from '#authenticators/code-table';
import { createPasskey, type PasskeySettings } from '#authenticators/passkey';
import { createPassword } from '#authenticators/password';
import { createSmsCode } from '#authenticators/sms-code';
import { type Authenticator, anyAuthenticator } from '#identification';

export { type BoxLock, type Diagnosis, readBoxLock, readDiagnosis } from '#authenticators/code-box';

type Settings = { readonly app: AppSettings; readonly passkeys: PasskeySettings };

/** Every way to prove who one is: the explicit list. A new one is a folder and a line here. */
export function listAuthenticators({ app, passkeys }: Settings): readonly Authenticator[] {
  const { hashing } = app;
  return [
    anyAuthenticator(createAppApproval(app)),
    anyAuthenticator(createActivationCode((given, customer, context) => makePhone(given, customer, context, app))),
    anyAuthenticator(createCallCode()),
    anyAuthenticator(createPassword(hashing ? { hashing } : {})),
    anyAuthenticator(createCodeTable()),
    anyAuthenticator(createSmsCode()),
    anyAuthenticator(createCodeBox()),
    anyAuthenticator(createCodeBoxPair()),
    anyAuthenticator(createCodeBoxAnswer()),
    anyAuthenticator(createPasskey(passkeys)),
  ];
}
