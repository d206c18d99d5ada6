import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { Language } from '../../domain/account/account.ts';
import { Announcer } from '../components/notices/announcer.tsx';
import type { Messages } from '../i18n/language.ts';
import { I18nProvider } from '../i18n/provider.tsx';
import { NewVersionWatcher } from './errors/new-version.tsx';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';
import { SessionWatcher } from './session-watcher.tsx';
import { theme } from './theme.ts';

/** The same key as in src/outline/choose.js. */
const colorSchemeManager = localStorageColorSchemeManager({ key: 'confdesk.color-scheme' });

export function App(props: {
  readonly language: Language;
  readonly messages: Messages;
}): JSX.Element {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemeManager}
      deduplicateCssVariables
    >
      <I18nProvider language={props.language} messages={props.messages}>
        <QueryClientProvider client={queryClient}>
          <NewVersionWatcher>
            <RouterProvider router={router} />
            <SessionWatcher />
          </NewVersionWatcher>
          <Announcer />
        </QueryClientProvider>
      </I18nProvider>
    </MantineProvider>
  );
}
