import { Modal } from '@mantine/core'
import { type ComponentProps, Suspense, lazy } from 'react'
import type { RefusedChange as Refusal } from './refused-change.tsx'

// Rarely shown.
const RefusedChange = lazy(async () => ({ default: (await import('./refused-change.tsx')).RefusedChange }))

interface RefusedChangeModalProps extends Omit<ComponentProps<typeof Refusal>, 'refusal' | 'onCancel'> {
  title: string
  /** null: nothing was refused. */
  refusal: ComponentProps<typeof Refusal>['refusal'] | null
  onClose: () => void
}

/** Opens when a change was refused because it could lock administrators out. */
export function RefusedChangeModal({ title, refusal, onClose, ...rest }: RefusedChangeModalProps) {
  return (
    <Modal opened={refusal !== null} onClose={onClose} title={title} size="lg">
      <Suspense fallback={null}>{refusal && <RefusedChange refusal={refusal} onCancel={onClose} {...rest} />}</Suspense>
    </Modal>
  )
}
