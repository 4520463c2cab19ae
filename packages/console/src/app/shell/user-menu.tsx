import { useMutation } from '@apollo/client/react'
import { Group, Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconHome, IconKeyboard, IconLogout } from '@tabler/icons-react'
import { Link } from 'react-router'
import { Initials } from '../../components/people/initials.tsx'
import { showProblem } from '../../components/feedback/toast.tsx'
import { LogoffDocument } from './gql/shell.ts'
import { useViewer } from '../../lib/client/viewer.ts'

export function UserMenu({ onHelp }: { onHelp: () => void }) {
  const { user } = useViewer()
  const [logoff] = useMutation(LogoffDocument)
  const name = user.displayName || user.username

  const logOff = async () => {
    try {
      await logoff()
      // A new document, so that no data of the session stays in memory.
      window.location.assign('/logon')
    } catch (error) {
      showProblem(error)
    }
  }
  return (
    <Menu position="bottom-end" width={240} withinPortal>
      <Menu.Target>
        <UnstyledButton p={4} style={{ borderRadius: 'var(--mantine-radius-xl)' }}>
          <Group gap="xs" wrap="nowrap">
            <VisuallyHidden>Account of {name}</VisuallyHidden>
            <Initials name={name} size={32} />
            <Text size="sm" fw={500} visibleFrom="sm" maw={160} truncate aria-hidden>
              {name}
            </Text>
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="bright" truncate>
            {name}
          </Text>
          {name !== user.username && (
            <Text size="xs" truncate>
              {user.username}
            </Text>
          )}
        </Menu.Label>
        <Menu.Item component={Link} to="/" leftSection={<IconHome size={16} aria-hidden />}>
          My dashboard
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={onHelp}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void logOff()}>
          Log off
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
