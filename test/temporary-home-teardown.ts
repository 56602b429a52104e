export { tearDown as default } from './temporary-home';
