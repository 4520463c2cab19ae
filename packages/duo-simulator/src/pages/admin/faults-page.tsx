import { NativeSelect, Stack, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { isCertificateFault, type FaultKind } from '../../contract/fault-kinds.ts'
import type { Fault } from '../../contract/faults.ts'
import { ErrorNotice } from '../components/error-notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Panel } from '../components/panel.tsx'
import { useToast } from '../components/toasts.tsx'
import { controlRequest } from '../control/request.ts'
import { useAction } from '../control/use-action.ts'
import { useControl } from '../control/use-control.ts'
import classes from './faults-page.module.css'
import { ActiveFaults } from './faults/active-faults.tsx'
import { FaultCard } from './faults/card.tsx'
import { faultGroups, faultTitle } from './faults/choices.ts'

export function FaultsPage() {
  const [count, setCount] = useState('1')
  const [username, setUsername] = useState('')
  const [path, setPath] = useState('')
  const groupId = useId()
  const toast = useToast()
  const faults = useControl<Fault[]>('/faults', ['faults', 'log'])
  const inject = useAction(async (kind: FaultKind, options: Record<string, unknown>) => {
    const scope: { username?: string; path?: string } = isCertificateFault(kind)
      ? {}
      : { ...(username.trim() && { username: username.trim() }), ...(path && { path }) }
    await controlRequest('POST', '/faults', { kind, count: Number(count), ...scope, ...options })
    toast(`“${faultTitle(kind)}” is on${scope.username ? ` for ${scope.username}` : ''}`)
    faults.refresh()
  })

  return (
    <Stack gap="xl">
      <PageHeader title="Faults">
        Make this Duo fail on purpose and watch how your server reacts. A fault must never let a user in, and must not
        delay other users.
      </PageHeader>
      <ErrorNotice error={faults.error} onRetry={faults.refresh} />
      <ActiveFaults faults={faults.value} onChanged={faults.refresh} />
      <Panel aria-label="Scope of the next fault">
        <div className={classes.scope}>
          <NativeSelect
            label="Number of calls"
            size="md"
            value={count}
            data={[
              { value: '1', label: 'Next call' },
              { value: '2', label: 'Next 2 calls' },
              { value: '5', label: 'Next 5 calls' },
              { value: '20', label: 'Next 20 calls' },
              { value: '0', label: 'Until cleared' },
            ]}
            onChange={(event) => setCount(event.currentTarget.value)}
          />
          <TextInput
            label="Username"
            placeholder="All users"
            size="md"
            value={username}
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setUsername(event.currentTarget.value)}
          />
          <NativeSelect
            label="Endpoint"
            size="md"
            value={path}
            data={[
              { value: '', label: 'All endpoints' },
              ...['ping', 'check', 'preauth', 'auth', 'auth_status', 'enroll', 'enroll_status'].map((call) => ({
                value: `/auth/v2/${call}`,
                label: call,
              })),
              ...['health_check', 'authorize', 'token'].map((call) => ({ value: `/oauth/v1/${call}`, label: call })),
            ]}
            onChange={(event) => setPath(event.currentTarget.value)}
          />
        </div>
      </Panel>
      <ErrorNotice error={inject.error} />
      {faultGroups.map((group, index) => (
        <section key={group.title} aria-labelledby={`${groupId}-${index}`}>
          <h2 className={classes.group} id={`${groupId}-${index}`}>
            {group.title}
          </h2>
          <ul className={classes.grid}>
            {group.choices.map((choice) => (
              <FaultCard
                key={choice.kind}
                fault={choice}
                isBusy={inject.busy}
                onInject={(options) => void inject.run(choice.kind, options)}
              />
            ))}
          </ul>
        </section>
      ))}
    </Stack>
  )
}
