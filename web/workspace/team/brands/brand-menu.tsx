import { ActionIcon, Menu, Modal, Stack, TextInput } from '@mantine/core'
import { EllipsisVertical } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../../../app/asking/queries.ts'
import { confirm } from '../../../kit/confirm.tsx'
import { FormFoot } from '../../../kit/form/form-foot.tsx'
import { toast } from '../../../kit/said/toast.ts'

interface Brand {
  id: string
  name: string
}

/** What an administrator may do with a brand. */
export function BrandMenu({ brand }: { brand: Brand }) {
  const { t } = useTranslation(['workspace', 'app'])
  const [renames, setRenames] = useState(false)
  const remove = useWrite('DELETE /brands/:id', { freshens: ['GET /brands'], onDone: () => toast.done(t('brands.removed', { name: brand.name })) })
  const ask = async (): Promise<void> => {
    if (await confirm({ title: t('brands.removeTitle', { name: brand.name }), text: t('brands.removeText'), action: t('brands.remove'), danger: true }))
      remove.mutate({ params: { id: brand.id } }, { onError: toast.problem })
  }
  return (
    <>
      <Menu position="bottom-end" width={180}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={30} ml="auto" aria-label={t('brands.acts', { name: brand.name })}>
            <EllipsisVertical size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setRenames(true)}>{t('brands.rename')}</Menu.Item>
          <Menu.Item color="red" onClick={() => void ask()}>
            {t('brands.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={renames} onClose={() => setRenames(false)} title={t('brands.rename')} closeButtonProps={{ 'aria-label': t('app:close') }}>
        <RenameBrand brand={brand} onClose={() => setRenames(false)} />
      </Modal>
    </>
  )
}

function RenameBrand({ brand, onClose }: { brand: Brand; onClose: () => void }) {
  const { t } = useTranslation(['workspace', 'app'])
  const [name, setName] = useState(brand.name)
  const rename = useWrite('PATCH /brands/:id', { freshens: ['GET /brands'], onDone: onClose })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    rename.mutate({ params: { id: brand.id }, body: { name } })
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label={t('brands.name')} required maxLength={120} data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <FormFoot does={t('app:save')} busy={rename.isPending} error={rename.error} onCancel={onClose} />
      </Stack>
    </form>
  )
}
