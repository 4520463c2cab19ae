import { Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'

export function ReviewSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack component="section" gap="xs" aria-label={title}>
      <Title order={3} size="h6">
        {title}
      </Title>
      {children}
    </Stack>
  )
}
