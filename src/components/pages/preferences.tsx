import { useMantineColorScheme } from '@mantine/core';
import type { JSX } from 'react';
import { useI18n } from '../../i18n/provider.tsx';
import { QuietSelect } from '../controls/quiet-select.tsx';

/** The language and the colour scheme, each kept in this browser. */
export function Preferences(): JSX.Element {
  const { t, language, choose } = useI18n();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const words = t.common.appearance;
  return (
    <>
      <QuietSelect
        label={t.common.language}
        value={language}
        options={[
          { value: 'en', label: 'English' },
          { value: 'fr', label: 'Français' },
        ]}
        onChange={choose}
      />
      <QuietSelect
        label={words.label}
        value={colorScheme}
        options={[
          { value: 'auto', label: words.auto },
          { value: 'light', label: words.light },
          { value: 'dark', label: words.dark },
        ]}
        onChange={setColorScheme}
      />
    </>
  );
}
