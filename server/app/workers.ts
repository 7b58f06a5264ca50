import type { Platform } from '#platform/work.ts'

/** What works in the background. `stop` lets what is at hand finish. */
export async function startWorkers(platform: Platform): Promise<{ stop(): Promise<void> }> {
  await platform.jobs.work([])
  return { stop: async () => undefined }
}
