/** As much of an OpenAPI document as is tidied. */
export interface ApiDocument {
  paths?: Record<
    string,
    Record<string, { responses?: Record<string, { content?: Record<string, unknown> }>; requestBody?: { content: Record<string, unknown> } }>
  >
  components?: { schemas?: Record<string, unknown> }
}

const PROBLEM = 'application/problem+json'
const LINES = { type: 'string', description: 'One element of the array a line, as JSON' }
/** How the library names the shape of what comes in beside that of what goes out. */
const TWIN = /Input$/

/**
 * Makes what the libraries write of our routes true: errors are problem details, NDJSON is text with one element of the array a
 * line, and the parts with names are those that are used, each under its own name.
 */
export function tidyDocument<D extends ApiDocument>(document: D): D {
  for (const operation of Object.values(document.paths ?? {}).flatMap((path) => Object.values(path))) {
    for (const [status, answer] of Object.entries(operation.responses ?? {}))
      if (/^[45]/.test(status) && answer.content) answer.content = { [PROBLEM]: Object.values(answer.content)[0] }
    const sent = operation.requestBody?.content ?? {}
    for (const type of Object.keys(sent).filter((one) => one.endsWith('ndjson'))) sent[type] = { schema: LINES }
  }
  return nameParts(document)
}

/** Leaves out the parts nobody refers to. A shape that is only ever sent has its twin's name. */
function nameParts<D extends ApiDocument>(document: D): D {
  const parts = document.components?.schemas ?? {}
  const used = usedFrom(document.paths, parts)
  const names = new Map([...used].map((name) => [name, used.has(name.replace(TWIN, '')) ? name : name.replace(TWIN, '')]))
  const schemas = Object.fromEntries([...names].map(([name, called]) => [called, parts[name]]).toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)))
  const text = JSON.stringify({ ...document, components: { ...document.components, schemas } })
  return JSON.parse(text.replaceAll(REFERENCE, (all, name: string) => all.replace(name, names.get(name) ?? name))) as D
}

const REFERENCE = /"#\/components\/schemas\/([^"]+)"/g

/** The names that are referred to, by the paths or by parts that are. */
function usedFrom(value: unknown, parts: Record<string, unknown>, used = new Set<string>()): Set<string> {
  for (const [, name] of (JSON.stringify(value) ?? '').matchAll(REFERENCE)) if (!used.has(name!)) usedFrom(parts[name!], parts, used.add(name!))
  return used
}

/** The name by which generated clients call an operation: `postConversationsByIdClaim`. */
export const operationIdOf = (method: string, url: string): string =>
  method.toLowerCase() +
  url
    .replace(/^\/api\/v1/, '')
    .split(/[/-]/)
    .map((part) => part.replace(/^:/, 'by-').split('-'))
    .flat()
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
