import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '../../../app/asking/queries.ts'
import { useMay } from '../../../app/asking/session.ts'
import { Empty } from '../../../kit/page/empty.tsx'
import { ProblemNote } from '../../../kit/said/problem-note.tsx'
import { SkeletonList } from '../../../kit/page/skeletons.tsx'
import { Row, Rows } from '../../../kit/rows.tsx'
import { BrandMenu } from './brand-menu.tsx'

/** The names under which the company meets its customers. */
export function Brands() {
  const { t } = useTranslation(['workspace', 'app'])
  const manages = useMay('workspace.manage')
  const { data, error, refetch } = useRead('GET /brands')
  const [name, setName] = useState('')
  const add = useWrite('POST /brands', { freshens: ['GET /brands'], onDone: () => setName('') })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    add.mutate({ body: { name } })
  }
  return (
    <Stack>
      <Text size="sm" c="dimmed" maw={560}>
        {t('brands.about')}
      </Text>
      <ProblemNote error={error} retry={refetch} />
      {!data && !error && <SkeletonList rows={2} height={40} />}
      {data?.items.length === 0 && (
        <Empty drawing="team" title={t('brands.none')}>
          {t('brands.noneText')}
        </Empty>
      )}
      {data && data.items.length > 0 && (
        <Rows>
          {data.items.map((brand) => (
            <Row key={brand.id} flat>
              <Text fw={600}>{brand.name}</Text>
              {manages && <BrandMenu brand={brand} />}
            </Row>
          ))}
        </Rows>
      )}
      {manages && (
        <form onSubmit={submit}>
          <Group align="flex-end">
            <TextInput label={t('brands.new')} required maxLength={120} value={name} onChange={(event) => setName(event.currentTarget.value)} />
            <Button type="submit" variant="default" loading={add.isPending}>
              {t('app:add')}
            </Button>
          </Group>
          <ProblemNote error={add.error} />
        </form>
      )}
    </Stack>
  )
}
