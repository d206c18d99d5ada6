/** The invitation as a page to hang up or to hand out; or as cards to cut out. */
export type PrintedForm = 'page' | 'cards';

/** What the browser's own Print gives. */
const USUAL: PrintedForm = 'page';
let wanted: PrintedForm = USUAL;

/** Opens the browser's print dialog for a form of the invitation. */
export function printInvitation(form: PrintedForm): void {
  wanted = form;
  const forget = (): void => {
    wanted = USUAL;
  };
  window.addEventListener('afterprint', forget, { once: true });
  window.print();
}

/** Which form is to be printed now. */
export function wantedForm(): PrintedForm {
  return wanted;
}
