import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { writeCsv } from '../../../domain/csv/write-csv.ts';
import { IconAlertTriangle, IconDownload, IconInfoCircle } from '../../components/icons.ts';
import { saveCsv } from '../../components/export/save-csv.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { Sentence } from '../../components/addresses/sentence.tsx';
import { useCsvWords } from './csv-words.ts';
import classes from './findings.module.css';

/** What was found of one kind: its rows in their order. */
export interface FindingGroup {
  readonly kind: string;
  /** Whether its rows are left out. */
  readonly isOut: boolean;
  readonly title: string;
  /** What comes of it. */
  readonly text: string;
  readonly rows: readonly number[];
  /** The sentence about the row at an index; made only for those that are shown. */
  readonly sentence: (index: number) => string;
}

/** So many rows of a group are shown at once, and so many when asked; the file has them all. */
const FEW = 5;
const MOST = 100;
/** So many groups are open from the start. */
const OPEN = 3;

/** What is odd about the rows of a file, by kind, with the way to all of it. */
export function Findings(props: {
  readonly groups: readonly FindingGroup[];
  /** The name that the file of all findings gets. */
  readonly fileName: string;
}): JSX.Element {
  const { language } = useI18n();
  const words = useCsvWords().findings;
  const { groups, fileName } = props;

  const download = (): void => {
    const rows = groups
      .flatMap(({ rows: found, sentence }) => found.map((row, at) => ({ row, at, sentence })))
      .sort((a, b) => a.row - b.row)
      .map(({ row, at, sentence }) => [String(row), sentence(at)]);
    const table = [[words.file.row, words.file.finding], ...rows];
    saveCsv(fileName, writeCsv(table, language === 'fr' ? ';' : ','));
  };

  return (
    <div className={classes.findings}>
      {groups.map((group, index) => (
        <Group key={group.kind} group={group} isOpen={index < OPEN} />
      ))}
      <Button
        className={classes.download}
        variant="default"
        size="xs"
        leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />}
        onClick={download}
      >
        {words.download}
      </Button>
    </div>
  );
}

function Group(props: { readonly group: FindingGroup; readonly isOpen: boolean }): JSX.Element {
  const { format } = useI18n();
  const words = useCsvWords().findings;
  const [isAll, setAll] = useState(false);
  const { rows, sentence, isOut, title, text } = props.group;
  const shown = Math.min(rows.length, isAll ? MOST : FEW);
  const beyond = rows.length - MOST;
  const Icon = isOut ? IconAlertTriangle : IconInfoCircle;
  return (
    <details className={classes.group} open={props.isOpen}>
      <summary>
        <Icon className={classes.icon} data-out={isOut} size={18} stroke={1.8} aria-hidden />
        <span>
          <span className={classes.title}>{title}</span> <span>{text}</span>
        </span>
      </summary>
      <ul className={classes.rows}>
        {Array.from({ length: shown }, (_, index) => (
          <li key={index}>
            <Sentence>{sentence(index)}</Sentence>
          </li>
        ))}
      </ul>
      {!isAll && rows.length > FEW && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {words.more(format.number(Math.min(rows.length, MOST) - FEW))}
        </button>
      )}
      {isAll && beyond > 0 && (
        <p className={classes.beyond}>{words.beyond(beyond, format.number(beyond))}</p>
      )}
    </details>
  );
}
