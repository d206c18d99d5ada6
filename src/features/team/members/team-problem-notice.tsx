import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { Notice } from '../../../components/notices/notice.tsx';
import type { Messages } from '../../../i18n/language.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { profileInput } from '../api/change-profile.ts';
import type { TeamProblem } from '../api/explain-problem.ts';

/** Why it was not done, what was kept, and what to do. */
export function TeamProblemNotice(props: {
  readonly problem: TeamProblem;
  readonly onClose?: () => void;
}): JSX.Element {
  const { t, format } = useI18n();
  const { title, text } = wordsOf(props.problem, t, format.zone);
  return (
    <Notice
      tone="bad"
      title={title}
      {...(props.onClose === undefined
        ? {}
        : {
            actions: (
              <Button size="xs" variant="default" onClick={props.onClose}>
                {t.common.actions.close}
              </Button>
            ),
          })}
    >
      {text}
    </Notice>
  );
}

function wordsOf(
  problem: TeamProblem,
  t: Messages,
  zone: (timeZone: string) => string,
): { readonly title: string; readonly text: string } {
  const words = t.team;
  switch (problem.kind) {
    case 'profileChanged': {
      const { timeZone, language, expiryReminders, callReceipts } = profileInput(problem.account);
      return {
        title: words.profileChanged.title,
        text: words.profileChanged.text(
          zone(timeZone),
          words.languages[language],
          expiryReminders,
          callReceipts,
        ),
      };
    }
    default:
      return words.problems[problem.kind];
  }
}
