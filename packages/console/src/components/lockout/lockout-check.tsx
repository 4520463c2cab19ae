import { Alert, Badge, Button, Collapse, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react'
import type { VerdictPartsFragment } from '../../lib/documents/gql/fragments.ts'

/** The lock-out check's result: one sentence with names and, on request, where each administrator is blocked when a service fails. */
export function LockoutCheck({ verdict }: { verdict: VerdictPartsFragment }) {
  const [isOpen, { toggle }] = useDisclosure(false)
  return (
    <Alert
      color={verdict.isSafe ? 'teal' : 'orange'}
      variant="light"
      icon={verdict.isSafe ? <IconShieldCheck aria-hidden /> : <IconShieldOff aria-hidden />}
      title={verdict.isSafe ? 'Administrators can log on' : 'Administrators could be locked out'}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{verdict.sentence}</Text>
        {verdict.administrators.length > 0 && (
          <Button size="xs" variant="default" onClick={toggle} aria-expanded={isOpen}>
            {isOpen ? 'Hide details' : 'Show details'}
          </Button>
        )}
        <Collapse expanded={isOpen} w="100%">
          <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }} aria-label="Administrators">
            {verdict.administrators.map((administrator) => (
              <Outlook key={administrator.userId} administrator={administrator} />
            ))}
          </Stack>
        </Collapse>
      </Stack>
    </Alert>
  )
}

function Outlook({ administrator }: { administrator: VerdictPartsFragment['administrators'][number] }) {
  return (
    <li>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {administrator.username}
        </Text>
        <Text size="sm" c="dimmed">
          {administrator.isSafe
            ? 'can always log on'
            : administrator.hangsOn
              ? `depends on ${administrator.hangsOn}`
              : 'can be locked out'}
        </Text>
      </Group>
      <Stack component="ul" gap={4} mt={4} m={0} p={0} pl="md" style={{ listStyle: 'none' }}>
        {administrator.days.map((day) => (
          <li key={day.day}>
            <Group gap="xs" align="flex-start" wrap="nowrap">
              <Badge size="sm" variant="light" color={day.getsIn ? 'teal' : 'red'}>
                {day.getsIn ? 'Can log on' : 'Blocked'}
              </Badge>
              <div>
                <Text size="sm">
                  {day.title}
                  {day.getsIn && day.by.length > 0 && `: through ${day.by.join(', ')}`}
                </Text>
                {!day.getsIn &&
                  day.blocked.map((way) => (
                    <Text size="xs" key={`${way.accessType}-${way.step}`}>
                      {describeBlocked(way)}
                    </Text>
                  ))}
              </div>
            </Group>
          </li>
        ))}
      </Stack>
    </li>
  )
}

type BlockedWay = VerdictPartsFragment['administrators'][number]['days'][number]['blocked'][number]

const describeBlocked = ({ accessType, step, why }: BlockedWay): string =>
  `${accessType}${step == null ? '' : `, step ${step}`}: ${/[.!?]$/.test(why) ? why : `${why}.`}`
