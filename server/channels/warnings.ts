/** What not everybody wants to see unasked (docs.bsky.app, moderation labels, 2026; `sensitive`: Mastodon's media to be covered). Other labels are only named. */
const VEILED = new Set(['porn', 'sexual', 'nudity', 'sexual-figurative', 'graphic-media', 'gore', 'self-harm', '!warn', 'sensitive'])

/**
 * What an item is to be covered for until somebody wants to see it: labels of moderators and authors (`nudity`), and the words its
 * author put before it (a content warning). @param extra what its adapter kept
 */
export function warningsOf({ labels, warning }: Record<string, unknown>): string[] {
  const marked = Array.isArray(labels) ? labels.filter((label): label is string => VEILED.has(label as string)) : []
  return [...marked.map((label) => label.replace('!', '')), ...(typeof warning === 'string' && warning.trim() ? [warning.trim()] : [])]
}

/** What a list says of an item: its warnings instead of its text, if it has any. */
export const inList = (text: string, warnings: readonly string[]): string => (warnings.length > 0 ? `⚠ ${warnings.join(', ')}` : text)
