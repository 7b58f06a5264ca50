import type { Answer } from '../../app/asking/api.ts'
import { uploadTo } from '../../app/asking/upload.ts'

export type Import = Answer<'GET /imports/:id'>

/** Sends a file to be imported. Throws a ProblemError. @param onProgress 0–1 */
export const upload = (file: File, onProgress: (part: number) => void, signal: AbortSignal): Promise<Import> =>
  uploadTo('/imports/upload', file, onProgress, signal)
