import { Alert, Anchor, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { OverviewQuery } from './gql/overview.ts'

/** Risks that remain until an administrator acts. */
export function WarningList({ warnings }: { warnings: OverviewQuery['overview']['warnings'] }) {
  if (warnings.length === 0) return null
  return (
    <Stack component="section" gap="sm" aria-label="Warnings">
      {warnings.map((warning) => (
        <Alert
          key={`${warning.code}-${warning.link}`}
          color="orange"
          variant="light"
          icon={<IconAlertTriangle aria-hidden />}>
          <Text size="sm">
            {warning.message}{' '}
            {warning.link && (
              <Anchor
                component={Link}
                to={warning.link}
                size="sm"
                c="inherit"
                underline="always"
                style={{ whiteSpace: 'nowrap' }}>
                View details
              </Anchor>
            )}
          </Text>
        </Alert>
      ))}
    </Stack>
  )
}
