import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { CopyButton } from '../../components/copy-button.tsx'
import { ErrorNotice } from '../../components/error-notice.tsx'
import { controlRequest } from '../../control/request.ts'
import { useAction } from '../../control/use-action.ts'
import classes from './bypass-codes-modal.module.css'

interface BypassCodesModalProps {
  username: string
  opened: boolean
  onClose: () => void
}

/** Shows the codes once, as Duo does: closing the dialog discards them. */
export function BypassCodesModal({ username, opened, onClose }: BypassCodesModalProps) {
  const [count, setCount] = useState('1')
  const [codes, setCodes] = useState<string[]>([])
  const create = useAction(async () => {
    const path = `/users/${encodeURIComponent(username)}/bypass-codes`
    const created = await controlRequest<{ codes: string[] }>('POST', path, { count: Number(count) })
    setCodes(created.codes)
  })
  const close = () => {
    setCodes([])
    create.clearError()
    onClose()
  }

  return (
    <Modal opened={opened} onClose={close} title={`Bypass codes for ${username}`}>
      {codes.length === 0 ? (
        <Stack gap="md">
          <Text>A user without a phone at hand enters a bypass code instead of a passcode. Each code works once.</Text>
          <NativeSelect
            label="Number of codes"
            size="md"
            value={count}
            data={['1', '2', '5', '10']}
            onChange={(event) => setCount(event.currentTarget.value)}
          />
          <ErrorNotice error={create.error} />
          <Button size="md" loading={create.busy} onClick={() => void create.run()}>
            Create codes
          </Button>
        </Stack>
      ) : (
        <Stack gap="md">
          <Text role="status">Copy the codes now. They are shown only once.</Text>
          <ul className={classes.codes} aria-label="Bypass codes">
            {codes.map((code) => (
              <li key={code} className={classes.code}>
                <code>{code}</code>
                <CopyButton label={`Copy code ${code}`} text={code} />
              </li>
            ))}
          </ul>
          <Group justify="flex-end">
            <Button size="md" onClick={close}>
              Done
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
