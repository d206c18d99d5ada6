/**
 * What has a field of Mantine described by an element beside it: as `aria-describedby` the field would lose it
 * (Input writes its own wrapper's over it, or nothing).
 *
 * @param id  the element's; undefined: nothing describes the field
 */
export function describedBy(id: string | undefined): {
  readonly attributes?: { readonly input: Readonly<Record<string, string>> };
} {
  return id === undefined ? {} : { attributes: { input: { 'aria-describedby': id } } };
}
