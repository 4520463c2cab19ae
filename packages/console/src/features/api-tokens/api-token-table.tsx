import { useMutation } from '@apollo/client/react'
import { Badge, Text } from '@mantine/core'
import { ConfirmButton } from '../../components/feedback/confirm-button.tsx'
import { actionColumn } from '../../components/table/action-column.ts'
import { type Column, DataTable } from '../../components/table/data-table.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { type ApiTokenPartsFragment, ApiTokensDocument, RevokeApiTokenDocument } from './gql/api-tokens.ts'
import { useViewer } from '../../lib/client/viewer.ts'

type Token = ApiTokenPartsFragment

interface ApiTokenTableProps {
  tokens: readonly Token[] | undefined
  showsOwner: boolean
}

export function ApiTokenTable({ tokens, showsOwner }: ApiTokenTableProps) {
  const { user, permissions } = useViewer()
  const [revoke] = useMutation(RevokeApiTokenDocument, {
    refetchQueries: [ApiTokensDocument],
    awaitRefetchQueries: true,
  })
  const canRevoke = (token: Token) =>
    isLive(token) && (token.owner === user.username || permissions.includes('sessions:write'))
  const end = async (token: Token) => {
    await revoke({ variables: { id: token.id } })
    showDone(`${token.name} revoked.`)
  }
  const columns: Column<Token>[] = [
    {
      label: 'Token',
      isTitle: true,
      render: (token) => (
        <Text size="sm" fw={500}>
          {token.name}
        </Text>
      ),
    },
    ...(showsOwner ? [{ label: 'Created by', render: (token: Token) => token.owner }] : []),
    { label: 'Permissions', render: (token) => <Text size="sm">{token.permissions.join(', ')}</Text> },
    { label: 'Status', render: (token) => <TokenState token={token} /> },
    {
      label: 'Last used',
      render: (token) => (token.lastUsedAt ? <LastUse at={token.lastUsedAt} from={token.lastUsedIp} /> : 'never'),
    },
    actionColumn(
      (token) =>
        canRevoke(token) && (
          <ConfirmButton
            label={`Revoke ${token.name}`}
            title={`Revoke ${token.name}?`}
            consequence="Scripts that use it stop working at once. A revoked token cannot be restored; create a new one instead."
            confirmLabel="Revoke token"
            onConfirm={() => end(token)}>
            Revoke
          </ConfirmButton>
        ),
    ),
  ]
  return <DataTable caption="API tokens" columns={columns} rows={tokens} toKey={(token) => token.id} />
}

const isLive = ({ revokedAt, expiresAt }: Token): boolean => !revokedAt && Date.parse(expiresAt) > Date.now()

function TokenState({ token }: { token: Token }) {
  if (token.revokedAt)
    return (
      <Badge variant="light" color="gray">
        Revoked
      </Badge>
    )
  if (!isLive(token))
    return (
      <Badge variant="light" color="gray">
        Expired
      </Badge>
    )
  return (
    <Text size="sm">
      expires <RelativeTime at={token.expiresAt} />
    </Text>
  )
}

const LastUse = ({ at, from }: { at: string; from: string | null | undefined }) => (
  <Text size="sm">
    <RelativeTime at={at} />
    {from ? ` from ${from}` : ''}
  </Text>
)
