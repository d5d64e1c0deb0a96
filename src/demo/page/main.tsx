import { render } from 'preact';
import { readState, rootId } from '#pages';
import type { DemoState } from '../page-state.ts';
import './demo.css';
import { Kitchen } from './kitchen.tsx';
import { Waiting } from './waiting.tsx';

const root = document.getElementById(rootId);
const state = readState<DemoState>();

if (root) {
  root.replaceChildren();
  render(state.is === 'kitchen' ? <Kitchen state={state} /> : <Waiting state={state} />, root);
}
