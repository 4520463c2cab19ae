import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ApiModule } from '../steps/to-rule-module.ts'
import classes from './live-comparison.module.css'
import type { EditedStep } from '../steps/steps.ts'
import { LiveColumn } from './live-column.tsx'

interface LiveComparisonProps {
  isDifferent: boolean
  live: readonly EditedStep[]
  edited: readonly EditedStep[]
  modules: readonly ApiModule[]
  versionNumber: number
  children: ReactNode
}

/** The edited steps with the live ones next to them; on narrow screens, one of the two. */
export function LiveComparison({ isDifferent, children, ...ofLive }: LiveComparisonProps) {
  const [shown, setShown] = useState('edited')
  return (
    <div>
      {isDifferent && (
        <SegmentedControl
          className={classes['switch']}
          aria-label="Version to show"
          fullWidth
          mb="md"
          data={[
            { value: 'edited', label: 'Edited' },
            { value: 'live', label: 'Live now' },
          ]}
          value={shown}
          onChange={setShown}
        />
      )}
      <div
        className={classes['sides']}
        data-different={isDifferent || undefined}
        data-shown={isDifferent ? shown : 'edited'}>
        <div className={classes['edited']}>{children}</div>
        {isDifferent && (
          <div className={classes['live']}>
            <LiveColumn {...ofLive} />
          </div>
        )}
      </div>
    </div>
  )
}
