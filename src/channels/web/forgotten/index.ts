export { registerForgotten } from './routes.tsx';
