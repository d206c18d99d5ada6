export { type MenuAction, menuActionSchema } from '../menu-action.ts';
