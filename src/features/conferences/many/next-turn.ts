/** Lets the page do what has come meanwhile, so that work on thousands does not stop it. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
