import { Button, TextInput } from '@mantine/core';
import { useId, useRef, type JSX, type RefCallback } from 'react';
import type { Language } from '../../../../domain/account/account.ts';
import { useGenerateWords } from './generate-words.ts';
import classes from './generate.module.css';

/** What the Tags are made of: text with placeholders, which buttons insert where the cursor is. */
export function TagPatternField(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur: () => void;
  readonly inputRef: RefCallback<HTMLInputElement>;
  readonly error: string | undefined;
  /** The Tag that the first user would get; undefined where nobody would get one. */
  readonly example: string | undefined;
  readonly lang: Language;
}): JSX.Element {
  const { pattern } = useGenerateWords();
  const { value, onChange, inputRef } = props;
  const input = useRef<HTMLInputElement | null>(null);
  const id = useId();

  const insert = (placeholder: string): void => {
    const field = input.current;
    const [from, to] = [field?.selectionStart ?? value.length, field?.selectionEnd ?? value.length];
    onChange(value.slice(0, from) + placeholder + value.slice(to));
    const cursor = from + placeholder.length;
    // Once the field holds what was inserted.
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(cursor, cursor);
    });
  };

  return (
    <div className={classes.pattern}>
      <TextInput
        id={id}
        ref={(element) => {
          input.current = element;
          return inputRef(element);
        }}
        label={pattern.label}
        description={pattern.description}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={props.onBlur}
        error={props.error}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
      />
      <div className={classes.placeholders}>
        {Object.values(pattern.placeholders).map((placeholder) => (
          <Button
            key={placeholder}
            variant="default"
            size="compact-sm"
            aria-label={pattern.insert(placeholder)}
            onClick={() => insert(placeholder)}
          >
            {placeholder}
          </Button>
        ))}
      </div>
      {props.error === undefined && props.example !== undefined && (
        <p className={classes.example}>
          {pattern.example} <strong>{props.example}</strong>
        </p>
      )}
    </div>
  );
}
