/**
 * So many of something, in English, for the terminal: `counted(1, 'wrong code')` is "1 wrong code".
 *
 * @param several  where it is not the word with an s
 */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}
