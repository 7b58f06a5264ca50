import { addressOf, newKey } from './api.ts'
import { ProblemError } from './problem.ts'

/**
 * Sends a file as it is, streamed from disk. `fetch` cannot tell how much has gone out, so this is the one place with the
 * older request. Throws a ProblemError.
 * @param onProgress 0–1
 */
export function uploadTo<Answer>(path: string, file: File, onProgress: (part: number) => void, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', addressOf(path, {}, { name: file.name }))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('idempotency-key', newKey())
    request.setRequestHeader('accept', 'application/json')
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () => (request.status < 300 ? resolve(request.response as Answer) : reject(toProblem(request))))
    request.addEventListener('error', () => reject(new ProblemError({ status: 0, code: 'offline', detail: '' })))
    request.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function toProblem({ status, response }: XMLHttpRequest): ProblemError {
  const said = (response ?? {}) as { code?: string; detail?: string }
  return new ProblemError({ ...said, status, code: said.code ?? `status-${status}`, detail: said.detail ?? '' })
}
