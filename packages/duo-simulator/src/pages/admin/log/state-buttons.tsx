import { Button, FileButton, Group } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { ConfirmModal } from '../../components/confirm-modal.tsx'
import { useToast } from '../../components/toasts.tsx'
import { ControlError } from '../../control/error.ts'
import { controlRequest } from '../../control/request.ts'

/** The whole state as one file, so that somebody else sees what is seen here. */
export function StateButtons() {
  const [file, setFile] = useState<File | null>(null)
  const resetInput = useRef<() => void>(null)
  const toast = useToast()
  const close = () => {
    setFile(null)
    resetInput.current?.()
  }

  return (
    <Group gap="xs">
      <Button
        component="a"
        href="/control/state"
        download="duo-simulator-state.json"
        variant="default"
        size="md"
        leftSection={<IconDownload size={18} aria-hidden="true" />}>
        Save state
      </Button>
      <FileButton resetRef={resetInput} accept=".json,application/json" onChange={setFile}>
        {(props) => (
          <Button {...props} variant="default" size="md" leftSection={<IconUpload size={18} aria-hidden="true" />}>
            Load state
          </Button>
        )}
      </FileButton>
      <ConfirmModal
        opened={file !== null}
        title={`Load ${file?.name ?? ''}?`}
        confirmLabel="Replace everything"
        onClose={close}
        onConfirm={async () => {
          await controlRequest('PUT', '/state', parseState(await file?.text()))
          toast('This Duo goes on from the state that was loaded')
        }}>
        Applications and their keys, users, phones and policies become those of the file. What is here now is lost,
        unless you save it first.
      </ConfirmModal>
    </Group>
  )
}

function parseState(text = ''): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ControlError('This file is no JSON. Choose one that “Save state” gave.', 'NOT_JSON', 0)
  }
}
