import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { LoggedRequest } from '../../../contract/logs.ts'
import { RelativeTime } from '../../components/relative-time.tsx'
import { faultTitle } from '../faults/choices.ts'
import { outcomeOf, shortResult, userOf } from './entries.ts'
import classes from './row.module.css'

export function LogRow({ entry, applicationName }: { entry: LoggedRequest; applicationName: string | undefined }) {
  const [isOpen, setIsOpen] = useState(false)
  const parameters = Object.entries(entry.parameters)
  return (
    <li className={classes.row}>
      <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary className={classes.summary}>
          <IconChevronRight className={classes.arrow} size={18} aria-hidden="true" />
          <span className={classes.time}>
            <RelativeTime at={entry.at} />
          </span>
          <span className={classes.path}>
            <span className={classes.method}>{entry.method}</span> {entry.path}
          </span>
          <span className={classes.user}>{userOf(entry)}</span>
          <span className={classes.result} data-outcome={outcomeOf(entry)}>
            {shortResult(entry)}
          </span>
        </summary>
        {isOpen && (
          <dl className={classes.details}>
            <dt>Application</dt>
            <dd>
              {applicationName ?? 'None'} {entry.integrationKey && <code>{entry.integrationKey}</code>}
            </dd>
            <dt>Signature</dt>
            <dd>{entry.signature ?? 'None valid'}</dd>
            <dt>Status</dt>
            <dd>{entry.status ?? 'None. The connection ended first'}</dd>
            <dt>Result</dt>
            <dd>{entry.result || 'None'}</dd>
            {entry.fault && (
              <>
                <dt>Fault</dt>
                <dd>{faultTitle(entry.fault)}</dd>
              </>
            )}
            <dt>Parameters</dt>
            <dd>
              {parameters.length === 0 && 'None'}
              {parameters.map(([name, value]) => (
                <div key={name}>
                  <code>{name}</code> = {value}
                </div>
              ))}
            </dd>
          </dl>
        )}
      </details>
    </li>
  )
}
