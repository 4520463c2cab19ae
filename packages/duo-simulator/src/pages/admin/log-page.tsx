import { Button, Stack, TextInput } from '@mantine/core'
import { IconListDetails, IconPlayerPause, IconPlayerPlay, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { ApplicationView } from '../../contract/applications.ts'
import type { LoggedRequest } from '../../contract/logs.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorNotice } from '../components/error-notice.tsx'
import { LoadingRows } from '../components/loading-rows.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { useControl } from '../control/use-control.ts'
import { setSearchParameter, useSearchParameter } from '../navigation/navigate.ts'
import classes from './log-page.module.css'
import { filterLog, withKeys } from './log/entries.ts'
import { LogRow } from './log/row.tsx'
import { StateButtons } from './log/state-buttons.tsx'

const pageSize = 100

export function LogPage() {
  const filter = useSearchParameter('filter')
  const [shown, setShown] = useState(pageSize)
  const [paused, setPaused] = useState<LoggedRequest[]>()
  const { value: live, error, refresh } = useControl<LoggedRequest[]>('/log?limit=1000', ['log'])
  const { value: applications } = useControl<ApplicationView[]>('/applications', ['applications'])
  const names = new Map(applications?.map(({ integrationKey, name }) => [integrationKey, name]))
  const entries = paused ?? live
  const found = withKeys(filterLog(entries ?? [], filter)).reverse()

  return (
    <Stack gap="xl">
      <PageHeader title="Log" action={<StateButtons />}>
        The last 1,000 requests to this Duo, newest first, with signature, parameters and answer. Secrets are redacted.
      </PageHeader>
      <ErrorNotice error={error} onRetry={refresh} />
      {!entries && !error && <LoadingRows rows={6} height={48} />}
      {entries?.length === 0 && (
        <EmptyState Icon={IconListDetails} title="No requests yet">
          Enter an application’s keys in your server and test the connection there. Its calls appear here immediately.
        </EmptyState>
      )}
      {entries && entries.length > 0 && (
        <>
          <div className={classes.bar}>
            <TextInput
              className={classes.filter}
              label="Filter by path or username"
              placeholder="preauth"
              size="md"
              type="search"
              leftSection={<IconSearch size={18} aria-hidden="true" />}
              value={filter}
              onChange={(event) => setSearchParameter('filter', event.currentTarget.value)}
            />
            <Button
              variant="default"
              size="md"
              leftSection={
                paused ? (
                  <IconPlayerPlay size={18} aria-hidden="true" />
                ) : (
                  <IconPlayerPause size={18} aria-hidden="true" />
                )
              }
              onClick={() => setPaused(paused ? undefined : live)}>
              {paused ? 'Resume' : 'Pause'}
            </Button>
          </div>
          {found.length === 0 && (
            <EmptyState Icon={IconSearch} title="No matching requests">
              No path, username or txid in the log contains “{filter}”.
            </EmptyState>
          )}
          <ol className={classes.list} aria-label="Requests, newest first">
            {found.slice(0, shown).map(({ key, entry }) => (
              <LogRow key={key} entry={entry} applicationName={names.get(entry.integrationKey ?? '')} />
            ))}
          </ol>
          {found.length > shown && (
            <Button variant="default" size="md" onClick={() => setShown(shown + pageSize)}>
              Show older requests
            </Button>
          )}
        </>
      )}
    </Stack>
  )
}
