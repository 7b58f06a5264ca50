import { JSONPathEnvironment, type JSONPathQuery } from 'json-p3'

/** Deeper documents than this are no list of posts. */
const DEEPEST = 60
const environment = new JSONPathEnvironment({ maxRecursionDepth: DEEPEST })
// The two that take regular expressions: what they are asked of comes from strangers, and some take years.
for (const name of ['match', 'search']) environment.functionRegister.delete(name)

/** Finds what is asked for in a document, as text; empty: it is not there. */
export type Find = (document: unknown) => string

const compiled = new Map<string, JSONPathQuery>()
/** Paths are few, and read for each item. */
const MOST = 500

function pathOf(path: string): JSONPathQuery {
  const known = compiled.get(path)
  if (known) return known
  if (compiled.size >= MOST) compiled.clear()
  const query = environment.compile(path)
  compiled.set(path, query)
  return query
}

/** What a JSONPath (RFC 9535) leads to, in the document's order. */
export const valuesAt = (path: string, document: unknown): unknown[] =>
  pathOf(path)
    .query(document as never)
    .values()

/** The first value that says something. */
function textAt(path: string, document: unknown): string {
  for (const value of valuesAt(path, document)) {
    if (typeof value === 'string' && value.trim() !== '') return value
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  }
  return ''
}

const BRACES = /\{(\$[^{}]*)\}/g

/**
 * Reads an expression: a path (`$.text`), or a text with paths in braces (`/post/{$.id}`), which is empty if one of them leads
 * nowhere. Throws when a path cannot be read.
 */
export function findBy(expression: string): Find {
  if (expression.startsWith('$')) {
    pathOf(expression)
    return (document) => textAt(expression, document)
  }
  const paths = [...expression.matchAll(BRACES)].map((match) => match[1]!)
  paths.forEach(pathOf)
  return (document) => {
    const found = new Map(paths.map((path) => [path, textAt(path, document)]))
    if ([...found.values()].includes('')) return ''
    return expression.replaceAll(BRACES, (_, path: string) => found.get(path)!)
  }
}

/** Can it be read? A text without any path is none: it would say the same of everything. */
export function isExpression(expression: string): boolean {
  try {
    findBy(expression)
  } catch {
    return false
  }
  return expression.startsWith('$') || expression.match(BRACES) !== null
}
