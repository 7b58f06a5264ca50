import type { z } from 'zod'
import { ConfigError } from '#platform/config.ts'

/** What was typed, held against what the API takes of the same. Refuses, by the option's name, what that would refuse. */
export function fits<S extends z.ZodObject>(schema: S, typed: z.input<S>): z.output<S> {
  const parsed = schema.safeParse(typed)
  if (parsed.success) return parsed.data
  throw new ConfigError(parsed.error.issues.map((issue) => `--${String(issue.path[0])}: ${issue.message}.`).join('\n'))
}
