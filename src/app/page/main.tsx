import { render } from 'preact';
import { readState, rootId } from '#pages';
import type { PageState } from '../pages.tsx';
import { App } from './app.tsx';
import './app.css';
import { chooseLanguage } from './language.ts';

const root = document.getElementById(rootId);

if (root) {
  const state = readState<PageState>();
  const language = chooseLanguage(state);
  document.documentElement.lang = language;
  // Beside others on a page that has the bank's name, the languages and the footer already.
  if (window.self !== window.top) document.documentElement.dataset['framed'] = '';
  root.replaceChildren();
  render(<App state={{ ...state, language }} />, root);
  navigator.serviceWorker?.register('/app-worker.js', { scope: '/app' }).catch(() => undefined);
}
