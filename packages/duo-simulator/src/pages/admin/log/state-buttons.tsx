import { Button, FileButton, Group } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { ConfirmModal } from '../../components/confirm-modal.tsx'
import { useToast } from '../../components/toasts.tsx'
import { ControlError } from '../../control/error.ts'
import { controlRequest } from '../../control/request.ts'

/** Saves and loads the whole state as one file, for example for a bug report. */
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
          toast('State loaded')
        }}>
        Replaces all applications, keys, users, phones and policies with those of the file. Save the current state first
        if you still need it.
      </ConfirmModal>
    </Group>
  )
}

function parseState(text = ''): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ControlError('This file is not valid JSON. Choose a file from “Save state”.', 'NOT_JSON', 0)
  }
}
