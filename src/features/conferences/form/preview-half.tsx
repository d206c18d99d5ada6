import { Button, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState, type JSX } from 'react';
import { IconEye, IconEyeOff } from '../../../components/icons.ts';
import { late } from '../../../components/late/late.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import type { PreviewedEmail } from './email-preview.tsx';
import classes from './preview-half.module.css';

const EmailPreview = late(
  async () => (await import('./email-preview.tsx')).EmailPreview,
  <Skeleton height={560} radius={12} />,
);

/** The email beside the form or its story; on a phone below it, and only when asked for. */
export function PreviewHalf(props: {
  readonly title: string;
  readonly email: PreviewedEmail;
}): JSX.Element {
  const { t } = useI18n();
  const words = t.conferenceForm.preview;
  const narrow = useMediaQuery('(max-width: 56rem)', false, { getInitialValueInEffect: false });
  const [asked, setAsked] = useState(false);
  const shown = !narrow || asked;
  return (
    <section aria-labelledby="preview-title">
      <div className={classes.head}>
        <div>
          <h2 id="preview-title">{props.title}</h2>
          <p>{props.email.participantCode === null ? words.note : words.noteLeader}</p>
        </div>
        {narrow && (
          <Button
            variant="default"
            size="xs"
            aria-expanded={asked}
            leftSection={asked ? <IconEyeOff size={15} /> : <IconEye size={15} />}
            onClick={() => setAsked(!asked)}
          >
            {asked ? words.hide : words.show}
          </Button>
        )}
      </div>
      {shown && <EmailPreview {...props.email} />}
    </section>
  );
}
