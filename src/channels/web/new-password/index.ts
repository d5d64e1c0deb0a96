export { newPasswordEnds } from './end.ts';
export { forgetFollowed, readFollowed } from './followed.ts';
export { registerNewPassword } from './routes.tsx';
