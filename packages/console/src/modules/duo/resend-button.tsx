import { Button, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useId } from 'react'
import { formatDuration } from '../../lib/time/format-duration.ts'
import { useSecondsUntil } from '../../lib/time/use-seconds-until.ts'

interface ResendButtonProps {
  calls: boolean
  resendAt: string | null
  submitting: boolean
  onResend: () => void
}

/** Sends a request to the phone again. Disabled until the time set by the server, with the time left. */
export function ResendButton({ calls, resendAt, submitting, onResend }: ResendButtonProps) {
  const reasonId = useId()
  const seconds = useSecondsUntil(resendAt) ?? 0
  const early = seconds > 0
  return (
    <div>
      <Button
        variant="default"
        size="md"
        fullWidth
        leftSection={<IconRefresh size={18} aria-hidden />}
        disabled={early || submitting}
        aria-describedby={early ? reasonId : undefined}
        onClick={onResend}>
        {calls ? 'Call again' : 'Send again'}
      </Button>
      <Text id={reasonId} size="sm" c="dimmed" ta="center" mt={4} mih={21}>
        {early && `You can ${calls ? 'call' : 'send'} again in ${formatDuration(seconds)}.`}
      </Text>
    </div>
  )
}
