import { render } from 'preact';
import { readState, rootId } from '#pages';
import type { PhonePageState } from '../page-state.ts';
import { PhonePage } from './phone-page.tsx';
import './phone.css';

const root = document.getElementById(rootId);

if (root) {
  const state = readState<PhonePageState>();
  // Beside others on a page that has the bank's name, the languages and the footer already.
  if (window.self !== window.top) document.documentElement.dataset['framed'] = '';
  const fast = state.demo && new URLSearchParams(location.search).get('fast') === '1';
  root.replaceChildren();
  render(<PhonePage state={state} fast={fast} />, root);
}
