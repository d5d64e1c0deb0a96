import { LinkList, Status } from '#pages';
import { say } from '#texts';
import { Frame } from './frame.tsx';
import { Notices } from './notices.tsx';
import { type Setting, timeOf } from './setting.ts';
import { appTexts, meTexts, requestTexts } from './texts.ts';

/** What waits (S10), and what is the customer's own. */
export function MePage({ setting }: { setting: Setting }) {
  const { language, state, me } = setting;
  const waiting = me.waiting.map(({ id, purpose, opened }) => ({
    href: `/app/requests/${id}`,
    text: say(requestTexts, language, 'approveLink'),
    hint: `${purpose}, ${timeOf(setting, opened)}`,
  }));
  const own = [
    { href: '/app/user-code', text: say(meTexts, language, 'checkUserCode') },
    { href: '/app/phones', text: say(meTexts, language, 'phones') },
    { href: '/app/block', text: say(meTexts, language, 'block') },
  ];
  return (
    <Frame state={state} path="/app/me" me={me} heading={say(appTexts, language, 'me')}>
      <Status>{waiting.length === 0 && say(requestTexts, language, 'nothing')}</Status>
      {waiting.length > 0 && <LinkList links={waiting} />}
      <LinkList links={own} />
      {me.push && <Notices setting={setting} publicKey={me.push.publicKey} on={me.push.on} />}
    </Frame>
  );
}
