import { Button } from '@mantine/core'
import type { Fault } from '../../../contract/faults.ts'
import { ErrorNotice } from '../../components/error-notice.tsx'
import { useToast } from '../../components/toasts.tsx'
import { controlRequest } from '../../control/request.ts'
import { useAction } from '../../control/use-action.ts'
import classes from './active-faults.module.css'
import { faultTitle } from './choices.ts'
import { describeScope } from './scope.ts'

interface ActiveFaultsProps {
  faults: Fault[] | undefined
  onChanged: () => void
}

/** The faults that are on, so that no one mistakes them for a bug of their server. */
export function ActiveFaults({ faults, onChanged }: ActiveFaultsProps) {
  const toast = useToast()
  const clear = useAction(async (fault?: Fault) => {
    await controlRequest('DELETE', fault ? `/faults/${encodeURIComponent(fault.id)}` : '/faults')
    toast(fault ? `“${faultTitle(fault.kind)}” cleared` : 'All faults cleared')
    onChanged()
  })
  if (!faults) return null
  return (
    <section className={classes.active} data-any={faults.length > 0} aria-label="Active faults">
      <div className={classes.words} role="status">
        {faults.length === 0 ? (
          <p className={classes.none}>No active faults. This Duo works normally.</p>
        ) : (
          <ul className={classes.list}>
            {faults.map((fault) => (
              <li key={fault.id}>
                <span>
                  <strong>{faultTitle(fault.kind)}</strong> · {describeScope(fault)}
                </span>
                <Button
                  variant="default"
                  size="sm"
                  mih={44}
                  disabled={clear.busy}
                  aria-label={`Clear: ${faultTitle(fault.kind)}`}
                  onClick={() => void clear.run(fault)}>
                  Clear
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {faults.length > 1 && (
        <Button variant="default" size="sm" mih={44} disabled={clear.busy} onClick={() => void clear.run()}>
          Clear all
        </Button>
      )}
      <ErrorNotice error={clear.error} />
    </section>
  )
}
