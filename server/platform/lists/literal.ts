/** A list of texts, numbers and truths as PostgreSQL reads it (manual, 8.15.2); a list of anything else as it is. */
export function asLiteral(list: readonly unknown[]): unknown {
  return list.every(isPlain) ? `{${list.map(asElement).join(',')}}` : list
}

const isPlain = (one: unknown): boolean => typeof one === 'string' || one === null || one === undefined || typeof one === 'number' || typeof one === 'boolean'

function asElement(one: unknown): string {
  if (one === null || one === undefined) return 'NULL'
  return typeof one === 'string' ? `"${one.replaceAll(/["\\]/g, String.raw`\$&`)}"` : String(one)
}
