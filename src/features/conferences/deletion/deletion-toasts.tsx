import { Button, CloseButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState, type JSX } from 'react';
import { UNDO_ACCEPTED_MS, UNDO_SHOWN_MS } from '../../../../domain/conference/deletion-times.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { useFoot } from '../../../components/notices/use-foot.ts';
import { IconArrowBackUp, IconTrash } from '../../../components/icons.ts';
import { database } from '../../../firebase/database.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { conferenceQuery } from '../api/conference-query.ts';
import { restoreConference } from '../api/delete-conference.ts';
import { explainProblem, type ActionProblem } from '../api/explain-problem.ts';
import { forgetDeletion, type Deletion } from './undoable-deletions.ts';
import classes from './deletion-toasts.module.css';

/**
 * For ten seconds at the foot of the page: what was deleted, and the way back. Whoever is at it, with the keyboard or
 * the pointer, has as long as an undo is taken (WCAG 2.2, 2.2.1).
 */
export function DeletionToasts(props: { readonly deletions: readonly Deletion[] }): JSX.Element {
  const { t } = useI18n();
  const region = useRef<HTMLElement>(null);
  useFoot(region);
  return (
    <section
      ref={region}
      className={classes.toasts}
      aria-label={t.conferencePage.undo.region}
      data-no-print
    >
      {props.deletions.map((deletion, index) => (
        <Toast
          key={`${deletion.conference.id}/${deletion.at}`}
          deletion={deletion}
          isNewest={index === props.deletions.length - 1}
        />
      ))}
    </section>
  );
}

/** The pointer is on it, or the focus of somebody who uses the keyboard. */
const IN_USE = ':hover, :has(:focus-visible)';

function Toast(props: { readonly deletion: Deletion; readonly isNewest: boolean }): JSX.Element {
  const { t } = useI18n();
  const { deletion, isNewest } = props;
  const { tag } = deletion.conference;
  const undo = useUndo(deletion);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const words = t.conferencePage.undo;
  const { problem, isPending } = undo;

  // The row has gone, and with it the focus: it goes on to what can be done now.
  useEffect(() => button.current?.focus(), []);

  const dismiss = (): void => {
    if (box.current?.contains(document.activeElement) === true) focusContent();
    forgetDeletion(deletion);
  };
  const leave = useEffectEvent(dismiss);
  const dismissUnlessUsed = (): void => {
    // A failed undo can be tried again for as long as it would be taken.
    if (problem === null && box.current?.matches(IN_USE) === false) dismiss();
  };
  const leaveUnlessUsed = useEffectEvent(dismissUnlessUsed);
  const { at } = deletion;
  useEffect(() => {
    if (isPending) return;
    const after = (ms: number, then: () => void) =>
      setTimeout(then, Math.max(0, at + ms - Date.now()));
    const timers = [
      after(UNDO_SHOWN_MS, () => leaveUnlessUsed()),
      after(UNDO_ACCEPTED_MS, () => leave()),
    ];
    return () => timers.forEach(clearTimeout);
  }, [at, isPending]);
  /** Asked once the focus is where it goes. */
  const onLeft = (): void => {
    if (Date.now() >= at + UNDO_SHOWN_MS && !isPending) setTimeout(dismissUnlessUsed);
  };

  const onKeys = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) {
      return;
    }
    const { target } = event;
    if (target instanceof Element && target.closest('input, textarea, [contenteditable]')) return;
    event.preventDefault();
    void undo.run();
  });
  useEffect(() => {
    if (!isNewest) return;
    const listener = (event: KeyboardEvent): void => onKeys(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [isNewest]);

  return (
    <div
      ref={box}
      className={classes.toast}
      data-failed={problem !== null || undefined}
      onBlur={onLeft}
      onPointerLeave={onLeft}
    >
      <IconTrash className={classes.icon} size={17} stroke={1.7} aria-hidden />
      <div className={classes.words}>
        <p>{words.deleted(tag)}</p>
        {problem !== null && (
          <p role="alert" className={classes.problem}>
            {problem}
          </p>
        )}
      </div>
      <Button
        ref={button}
        size="xs"
        variant="default"
        className={classes.undo}
        loading={isPending}
        leftSection={<IconArrowBackUp size={15} stroke={1.8} aria-hidden />}
        aria-label={words.undoFor(tag)}
        onClick={() => void undo.run()}
      >
        {problem === null ? words.undo : t.common.actions.retry}
      </Button>
      <CloseButton
        size="sm"
        aria-label={words.dismissFor(tag)}
        disabled={isPending}
        onClick={dismiss}
      />
    </div>
  );
}

/** Takes a deletion back; what stood in the way, in words, when it could not be. */
function useUndo(deletion: Deletion) {
  const { t } = useI18n();
  const { uid } = useAccount();
  const client = useQueryClient();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<ActionProblem | null>(null);
  const running = useRef(false);
  const { accountId, conference } = deletion;
  const page = t.conferencePage;

  const run = async (): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setPending(true);
    try {
      await restoreConference(database, { accountId, conferenceId: conference.id, uid });
      client.setQueryData(conferenceQuery(accountId, conference.id).queryKey, conference);
      deletion.putBack();
      void client.invalidateQueries(conferenceQuery(accountId, conference.id));
      announce(page.undo.restored(conference.tag));
      forgetDeletion(deletion);
      setTimeout(() => focusRow(conference.id));
    } catch (error) {
      setProblem(await explainProblem(error, uid, accountId));
    } finally {
      setPending(false);
      running.current = false;
    }
  };
  return { run, isPending, problem: problem === null ? null : sentence(problem) };

  function sentence(found: ActionProblem): string {
    const { failed, perhaps, tooLate } = page.undo;
    if (found.kind === 'unavailable') return `${perhaps} ${page.why[found.kind]}`;
    if (found.kind !== 'denied') return `${failed} ${page.why[found.kind]}`;
    // An administrator whom the rules refuse came after the minute.
    return `${failed} ${found.denial === 'unknown' ? tooLate : page.why.denied[found.denial]}`;
  }
}

/** The row that is back; the page where the list shows others. */
function focusRow(conferenceId: string): void {
  const row = document.querySelector(`[data-conference="${CSS.escape(conferenceId)}"] a`);
  if (row instanceof HTMLElement) row.focus();
  else focusContent();
}

function focusContent(): void {
  document.getElementById('content')?.focus({ preventScroll: true });
}
