/**
 * Which documents a trigger is for.
 *
 * Grammar: `pattern := segment ('/' segment)*`, `segment := text | prefix '{' name '}' suffix |
 * prefix '{' name '=' glob '}' suffix`, `glob := '*' | '**'`. `{name}` and `*` match inside one
 * segment, `{name=**}` and `**` match any number of segments, none included
 * (https://cloud.google.com/eventarc/docs/path-patterns).
 */
export function compilePattern(pattern: string): (path: string) => boolean {
  const segments = pattern.replace(/^\/|\/$/g, '').split('/');
  const source = segments.map(segmentSource).reduce((whole, segment, index) => {
    if (segment === anyDepth) return `${whole}(?:${index === 0 ? '' : '/'}[^/]+)*`;
    return `${whole}${index === 0 ? '' : '/'}${segment}`;
  }, '');
  const form = new RegExp(`^${source}$`, 's');
  return (path) => form.test(path);
}

const anyDepth = '**';

function segmentSource(segment: string): string {
  const plain = segment.replace(/\{[^{}=]*(?:=(\*\*?))?\}/g, (_, glob?: string) => glob ?? '*');
  if (plain === '**') return anyDepth;
  return plain
    .split(/\*+/)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]+');
}
