import { render } from 'preact';
import { readState, rootId } from '#pages';
import type { DeskPage } from '../desk-state.ts';
import { Desk } from './desk.tsx';
import './desk.css';
import { showLinkForm } from './link-form.ts';

const linkForm = document.querySelector<HTMLFormElement>('#link-form');
const root = document.getElementById(rootId);

if (linkForm) showLinkForm(linkForm);
if (root) {
  root.replaceChildren();
  render(<Desk page={readState<DeskPage>()} />, root);
}
