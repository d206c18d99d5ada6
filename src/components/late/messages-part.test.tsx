import type { JSX } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { en } from '../../i18n/en/index.ts';
import { I18nProvider } from '../../i18n/provider.tsx';
import { messagesPart } from './messages-part.tsx';

it('waits for the parts that it needs, downloaded beside it, and provides them too', async () => {
  const asked: string[] = [];
  let answer = (): void => undefined;
  const part = (name: string, ready: Promise<void>) => {
    const load = async (): Promise<{ name: string }> => {
      asked.push(name);
      await ready;
      return { name };
    };
    return { en: load, fr: load };
  };
  const columns = messagesPart(part('columns', new Promise((done) => (answer = done))));
  const page = messagesPart(part('page', Promise.resolve()), [columns]);

  function Screen(): JSX.Element {
    return <p>{`${page.useWords().name}, ${columns.useWords().name}`}</p>;
  }
  const shown = (): string =>
    renderToStaticMarkup(
      <I18nProvider language="en" messages={en}>
        <page.Provider waiting={<i />}>
          <Screen />
        </page.Provider>
      </I18nProvider>,
    );

  const downloaded = page.download('en');
  expect(asked).toEqual(['page', 'columns']);
  await Promise.resolve();
  expect(shown()).toBe('<i></i>');
  answer();
  await downloaded;
  expect(shown()).toBe('<p>page, columns</p>');
});
