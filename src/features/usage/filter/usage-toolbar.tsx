import { useRef, useState, type JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { QuietSelect } from '../../../components/controls/quiet-select.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { presetOf, presetRange, type RangePreset } from '../../../../domain/usage/day-ranges.ts';
import { useUsageWords } from '../usage-words.ts';
import { ConferencePicker } from './conference-picker.tsx';
import { RangeFields } from './range-fields.tsx';
import classes from './usage-toolbar.module.css';
import type { Usage } from '../use-usage.ts';
import { useUsageFormat, useUsageView } from '../use-usage-view.ts';

/** In the order in which people look for them. */
const PRESETS: readonly RangePreset[] = ['last7', 'last30', 'thisMonth', 'lastMonth', 'last12'];

/** Which days, and of which conference or Tag. */
export function UsageToolbar(props: { readonly usage: Usage }): JSX.Element {
  const { format } = useI18n();
  const { account } = useAccount();
  const { choice, today, show } = useUsageView();
  const { day } = useUsageFormat();
  const t = useUsageWords();
  const words = t.range;
  const { range } = choice;
  const preset = presetOf(range, today);
  const [choosing, setChoosing] = useState(false);
  const isCustom = choosing || preset === null;
  const names = useRef<HTMLDivElement>(null);

  return (
    <div className={classes.bar}>
      <div className={classes.fields}>
        <div ref={names} className={classes.range}>
          <QuietSelect
            label={words.label}
            value={isCustom ? 'custom' : preset}
            options={[
              ...PRESETS.map((value) => ({ value, label: words[value] })),
              { value: 'custom' as const, label: isCustom ? words.customChosen : words.custom },
            ]}
            onChange={(chosen) => {
              setChoosing(chosen === 'custom');
              if (chosen === 'custom') return;
              show(
                chosen === 'last30'
                  ? { from: undefined, to: undefined }
                  : { ...presetRange(chosen, today) },
              );
            }}
          />
        </div>
        <ConferencePicker usage={props.usage} />
      </div>
      {isCustom && (
        <RangeFields
          range={range}
          onShow={(chosen) => {
            setChoosing(false);
            show({ ...chosen });
            // Days that have a name close their fields, and the button with them.
            if (presetOf(chosen, today) !== null) names.current?.querySelector('select')?.focus();
          }}
        />
      )}
      <p className={classes.note}>
        <span className="figures">{words.span(day(range.from), day(range.to))}</span>
        <span>{t.zone(format.zone(account.timeZone))}</span>
      </p>
    </div>
  );
}
