import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { describeSchemeChanges } from '@sallyport/shared/scheme-diff'
import { useId } from 'react'
import type { ApiModule } from '../steps/to-rule-module.ts'
import { describeCategory } from '../steps/categories.ts'
import type { EditedStep } from '../steps/steps.ts'
import { toDiffModule } from '../steps/to-diff-module.ts'

interface LiveColumnProps {
  live: readonly EditedStep[]
  edited: readonly EditedStep[]
  modules: readonly ApiModule[]
  versionNumber: number
}

/** The live steps next to the edited ones, and how the two differ. */
export function LiveColumn({ live, edited, modules, versionNumber }: LiveColumnProps) {
  const titleId = useId()
  const changes = describeSchemeChanges(live, edited, modules.map(toDiffModule))
  const removed = new Set(changes.filter(({ kind }) => kind === 'REMOVED').map(({ step }) => step))
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={titleId} bg="transparent">
      <Stack gap="sm">
        <Title order={2} size="h6" id={titleId}>
          Live now: version {versionNumber}
        </Title>
        <Stack component="ol" gap={6} m={0} p={0} style={{ listStyle: 'none' }} aria-label="Live steps">
          {live.map((step, index) => {
            const module = modules.find(({ id }) => id === step.module)
            const { color, icon: CategoryIcon } = describeCategory(module?.category ?? 'OTHER')
            return (
              <Group component="li" key={step.key} gap={8} wrap="nowrap">
                <CategoryIcon
                  size={16}
                  color={`var(--mantine-color-${color}-filled)`}
                  style={{ flex: 'none' }}
                  aria-hidden
                />
                <Text size="sm">
                  {index + 1}. {module?.title ?? step.module}
                </Text>
                {removed.has(index) && (
                  <Badge size="sm" variant="light" color="red">
                    removed
                  </Badge>
                )}
              </Group>
            )
          })}
        </Stack>
        <Text size="xs" fw={600} c="dimmed">
          Changes on publishing
        </Text>
        <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }} aria-label="Changes">
          {changes.map(({ text }) => (
            <Text component="li" size="sm" key={text}>
              {text}
            </Text>
          ))}
        </Stack>
      </Stack>
    </Paper>
  )
}
