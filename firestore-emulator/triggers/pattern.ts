/** Tells whether one segment of a path fits; `**` stands for any number of them. */
type Segment = RegExp | '**';

/**
 * Which documents a trigger is for.
 *
 * Grammar: `pattern := segment ('/' segment)*`, `segment := (text | glob | '{' name '}' |
 * '{' name '=' glob '}')*`, `glob := '*' | '**'`. `{name}` and `*` match inside one segment; a
 * segment that is `**` or `{name=**}` matches any number of them, none included
 * (https://cloud.google.com/eventarc/docs/path-patterns).
 */
export function compilePattern(pattern: string): (path: string) => boolean {
  const segments = pattern
    .replace(/^\/|\/$/g, '')
    .split('/')
    .map(compileSegment);
  return (path) => fits(segments, path.split('/'));
}

function compileSegment(segment: string): Segment {
  const globs = segment.replace(/\{[^{}=]*(?:=(\*\*?))?\}/g, (_, glob?: string) => glob ?? '*');
  if (globs === '**') return '**';
  const source = globs
    .split(/\*+/)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.+');
  return new RegExp(`^${source}$`, 's');
}

function fits(segments: readonly Segment[], path: readonly string[]): boolean {
  const [segment, ...rest] = segments;
  if (segment === undefined) return path.length === 0;
  if (segment !== '**') {
    const [first, ...others] = path;
    return first !== undefined && segment.test(first) && fits(rest, others);
  }
  return [...path, ''].some((_, count) => fits(rest, path.slice(count)));
}
