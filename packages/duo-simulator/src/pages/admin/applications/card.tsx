import { ActionIcon, Badge, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { ApplicationView } from '../../../contract/applications.ts'
import { ConfirmModal } from '../../components/confirm-modal.tsx'
import { Panel } from '../../components/panel.tsx'
import { useToast } from '../../components/toasts.tsx'
import { controlRequest } from '../../control/request.ts'
import classes from './card.module.css'
import { CredentialRow } from './credential-row.tsx'
import { RedirectUrisModal } from './redirect-uris-modal.tsx'
import { RedirectUrisRow } from './redirect-uris-row.tsx'
import { RenameApplicationModal } from './rename-modal.tsx'
import { findApplicationType } from './types.ts'

export function ApplicationCard({ application }: { application: ApplicationView }) {
  const { integrationKey, secretKey, apiHostname, name, type, redirectUris } = application
  const [dialog, setDialog] = useState<'rename' | 'redirect-uris' | 'remove'>()
  // The names in Duo's own admin panel.
  const [keyName, secretName] =
    type === 'universal' ? ['Client ID', 'Client secret'] : ['Integration key', 'Secret key']
  const toast = useToast()
  const headingId = useId()
  const typeName = findApplicationType(type).label

  return (
    <Panel aria-labelledby={headingId}>
      <div className={classes.head}>
        <h2 className={classes.name} id={headingId}>
          {name}
        </h2>
        {name !== typeName && (
          <Badge variant="light" tt="none" size="lg">
            {typeName}
          </Badge>
        )}
        <Menu position="bottom-end" withInitialFocusPlaceholder={false} width={200}>
          <Menu.Target>
            <ActionIcon
              className={classes.menu}
              variant="subtle"
              color="gray"
              size={44}
              aria-label={`More actions for ${name}`}>
              <IconDots size={20} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={18} aria-hidden="true" />} onClick={() => setDialog('rename')}>
              Rename
            </Menu.Item>
            <Menu.Item
              c="var(--mantine-color-error)"
              leftSection={<IconTrash size={18} aria-hidden="true" />}
              onClick={() => setDialog('remove')}>
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <dl className={classes.credentials}>
        <CredentialRow label={keyName} copyLabel={`Copy ${keyName.toLowerCase()}`} value={integrationKey} />
        <CredentialRow label={secretName} copyLabel={`Copy ${secretName.toLowerCase()}`} value={secretKey} isSecret />
        <CredentialRow label="API hostname" copyLabel="Copy API hostname" value={apiHostname} />
        {redirectUris && <RedirectUrisRow redirectUris={redirectUris} onEdit={() => setDialog('redirect-uris')} />}
      </dl>
      {redirectUris && (
        <RedirectUrisModal
          key={redirectUris.join('\n')}
          application={application}
          opened={dialog === 'redirect-uris'}
          onClose={() => setDialog(undefined)}
        />
      )}
      <RenameApplicationModal
        application={application}
        opened={dialog === 'rename'}
        onClose={() => setDialog(undefined)}
      />
      <ConfirmModal
        opened={dialog === 'remove'}
        title={`Remove ${name}?`}
        confirmLabel="Remove application"
        onClose={() => setDialog(undefined)}
        onConfirm={async () => {
          await controlRequest('DELETE', `/applications/${encodeURIComponent(integrationKey)}`)
          toast(`${name} was removed`)
        }}>
        Its keys stop working at once. A server that still uses them gets the error “Invalid integration key”. Users and
        their phones stay.
      </ConfirmModal>
    </Panel>
  )
}
