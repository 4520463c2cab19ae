import { Badge } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import type { AuditOutcome } from '../../gql/schema.ts'

/** The outcome of an audit event as a color, an icon and a word. */
export function OutcomeBadge({ outcome }: { outcome: AuditOutcome }) {
  const isSuccess = outcome === 'SUCCESS'
  return (
    <Badge
      variant="light"
      color={isSuccess ? 'teal' : 'red'}
      leftSection={isSuccess ? <IconCheck size={12} aria-hidden /> : <IconX size={12} aria-hidden />}>
      {isSuccess ? 'Success' : 'Failure'}
    </Badge>
  )
}
