export { registerMy } from './routes.tsx';
