import { render } from 'preact';
import { readState, rootId } from '#pages';
import type { CodeBoxState } from '../page-state.ts';
import { CodeBoxPage } from './code-box-page.tsx';
import './code-box.css';

const root = document.getElementById(rootId);

if (root) {
  root.replaceChildren();
  render(<CodeBoxPage state={readState<CodeBoxState>()} />, root);
}
