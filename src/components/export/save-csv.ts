/**
 * Gives the browser a CSV file to save, as if it had been downloaded.
 *
 * @param text  as `writeCsv` makes it, with its byte-order mark
 */
export function saveCsv(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser takes hold of it in a moment, and says nothing when it has.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A name as part of a file's name: `Équipe Ouest, inc.` becomes `equipe-ouest-inc`. */
export function filePart(name: string, otherwise: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return plain === '' ? otherwise : plain;
}
