import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { toProblem } from '../../lib/client/problem.ts'

let lastId = 0

/** Reports what has happened; with `undo`, offers to revert it. */
export function showDone(message: string, undo?: () => void): void {
  const id = `done-${++lastId}`
  notifications.show({
    id,
    color: 'teal',
    icon: <IconCheck size={18} aria-hidden />,
    autoClose: undo ? 10_000 : 5_000,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{message}</Text>
        {undo && (
          <Button
            size="compact-sm"
            variant="light"
            flex="none"
            onClick={() => {
              notifications.hide(id)
              undo()
            }}>
            Undo
          </Button>
        )}
      </Group>
    ),
    closeButtonProps: { 'aria-label': 'Dismiss' },
  })
}

/** Reports a failed request where the page has no better place for it. Stays until dismissed. */
export function showProblem(error: unknown): void {
  const problem = toProblem(error)
  notifications.show({
    color: 'red',
    icon: <IconAlertTriangle size={18} aria-hidden />,
    autoClose: false,
    title: problem.message,
    message: [problem.hint, problem.reference && `Reference ${problem.reference}`].filter(Boolean).join(' '),
    closeButtonProps: { 'aria-label': 'Dismiss' },
  })
}

/** Reports a refused change in the server's words. Stays until dismissed. */
export function showRefused(message: string): void {
  notifications.show({
    color: 'red',
    icon: <IconAlertTriangle size={18} aria-hidden />,
    autoClose: false,
    message,
    closeButtonProps: { 'aria-label': 'Dismiss' },
  })
}
