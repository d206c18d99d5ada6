import { useEffect, useEffectEvent } from 'react';

/** What is open over the page, the innermost last. */
const layers: (() => void)[] = [];

/** What hangs from a button or a field of the innermost layer: a menu, a calendar, a list to choose from. */
const OPEN_POPUP = '[aria-haspopup][aria-expanded="true"]';

/** The popup that was open before anybody heard of the key; whoever has it closes it. */
let popup: Element | null = null;

/**
 * Has Escape close this, and nothing else with it: of what lies over each other only the innermost hears the
 * key, and a popup in it goes before. (Mantine's own windows listen ahead of all that is in them, each by
 * itself, and so close two things at once.) A key that was used already, as `preventDefault` says, is left
 * alone.
 *
 * @param opened  whether it is there; what was opened last is the innermost
 */
export function useEscape(opened: boolean, close: () => void): void {
  const onEscape = useEffectEvent(close);
  useEffect(() => {
    if (!opened) return;
    const layer = (): void => onEscape();
    if (layers.push(layer) === 1) {
      window.addEventListener('keydown', notePopup, { capture: true });
      window.addEventListener('keydown', closeInnermost);
    }
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length > 0) return;
      window.removeEventListener('keydown', notePopup, { capture: true });
      window.removeEventListener('keydown', closeInnermost);
    };
  }, [opened]);
}

/** Whether something is open over the page, which Escape closes before it does anything else. */
export function escapeCloses(): boolean {
  return layers.length > 0;
}

function notePopup({ key }: KeyboardEvent): void {
  popup = key === 'Escape' ? document.querySelector(OPEN_POPUP) : null;
}

function closeInnermost(event: KeyboardEvent): void {
  // Escape also ends what an input method is composing.
  if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
  if (popup === null) {
    layers.at(-1)?.();
    return;
  }
  // Nobody heard it: the focus is not in it, as right after it was opened with the mouse.
  if (popup instanceof HTMLButtonElement && popup.matches(OPEN_POPUP)) popup.click();
}
