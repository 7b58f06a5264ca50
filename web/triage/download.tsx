import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../app/asking/api.ts'
import { toast } from '../kit/said/toast.ts'
import type { Correction } from './learning.ts'

/** Corrections read at once, the most the server gives. */
const AT_ONCE = 100

/** Saves all corrections as a file: what was written, what had been read, what is right, by whom and when. */
export function Download() {
  const { t } = useTranslation('triage')
  const [busy, setBusy] = useState(false)
  const download = async (): Promise<void> => {
    setBusy(true)
    try {
      const all = await readAll()
      save('aerie-corrections.jsonl', all.map((one) => `${JSON.stringify(one)}\n`).join(''))
      toast.done(t('downloaded', { count: all.length }))
    } catch (problem) {
      toast.problem(problem)
    }
    setBusy(false)
  }
  return (
    <Button size="compact-sm" variant="default" title={t('downloadAbout')} loading={busy} onClick={() => void download()}>
      {t('download')}
    </Button>
  )
}

async function readAll(): Promise<Correction[]> {
  const all: Correction[] = []
  for (let after: string | null | undefined; after !== null;) {
    const page = await api('GET /triage/corrections', { query: { disputed: 'false', limit: AT_ONCE, ...(after && { after }) } })
    all.push(...page.items)
    after = page.next
  }
  return all
}

/** Hands a text to the browser as a file. */
function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/x-ndjson' }))
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  URL.revokeObjectURL(url)
}
