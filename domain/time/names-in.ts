/** The names of zones in a text of the tables, in which those of an area share its name: `America/Nome Adak`. */
export function namesIn(text: string): string[] {
  if (text === '') return [];
  return text.split(';').flatMap((area) => {
    const [, prefix = '', names = ''] = /^([^/ ]+\/)?(.*)$/.exec(area) ?? [];
    return names.split(' ').map((name) => prefix + name);
  });
}
