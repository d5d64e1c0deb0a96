export { loginEnd } from './end.ts';
export { registerLogin } from './routes.ts';
export { type LoginWay, loginWays } from './ways.ts';
