import { Button, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useDeferredValue, useState, type JSX } from 'react';
import { IconEye, IconEyeOff } from '../../../components/icons.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import type { ConferenceFormValues } from '../forms/conference-form-schema.ts';
import classes from './preview-half.module.css';

const EmailPreview = lazy(async () => ({
  default: (await import('./email-preview.tsx')).EmailPreview,
}));

/** The email beside the form; on a phone below it, and only when asked for. */
export function PreviewHalf(props: { readonly values: ConferenceFormValues }): JSX.Element {
  const { t } = useI18n();
  const words = t.conferenceForm.preview;
  const narrow = useMediaQuery('(max-width: 56rem)', false, { getInitialValueInEffect: false });
  const [asked, setAsked] = useState(false);
  // Typing comes first; the email follows when there is time.
  const values = useDeferredValue(props.values);
  const shown = !narrow || asked;
  return (
    <section aria-labelledby="preview-title">
      <div className={classes.head}>
        <div>
          <h2 id="preview-title">{words.title}</h2>
          <p>{words.note}</p>
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
      {shown && (
        <Suspense fallback={<Skeleton height={560} radius={12} />}>
          <EmailPreview values={values} />
        </Suspense>
      )}
    </section>
  );
}
