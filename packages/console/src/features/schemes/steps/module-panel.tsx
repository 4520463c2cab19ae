import { useDraggable } from '@dnd-kit/core'
import { Anchor, Paper, Stack, Text, TextInput, ThemeIcon, Title, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { type MouseEventHandler, type TouchEventHandler, useId, useState } from 'react'
import { Link } from 'react-router'
import { SEARCH_FIELD_ATTRIBUTE } from '../../../lib/page/shortcuts.ts'
import type { ApiModule } from './to-rule-module.ts'
import { CATEGORIES } from './categories.ts'
import { toModuleDragId } from './step-dragging.tsx'
import classes from './steps.module.css'

interface ModulePanelProps {
  modules: readonly ApiModule[]
  onAdd: (module: ApiModule) => void
}

/** The modules that can be added, grouped by category. */
export function ModulePanel({ modules, onAdd }: ModulePanelProps) {
  const [search, setSearch] = useState('')
  const titleId = useId()
  const wanted = search.trim().toLowerCase()
  const found = modules.filter((module) => `${module.title} ${module.description}`.toLowerCase().includes(wanted))
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby={titleId}>
      <Stack gap="md">
        <Title order={2} size="h5" id={titleId}>
          Modules
        </Title>
        <TextInput
          type="search"
          aria-label="Search modules"
          placeholder="Search modules"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          {...{ [SEARCH_FIELD_ATTRIBUTE]: true }}
        />
        {found.length === 0 && (
          <Text size="sm" c="dimmed">
            No matching modules.
          </Text>
        )}
        {CATEGORIES.map(({ category, does, color, icon: CategoryIcon }) => {
          const group = found.filter((module) => module.category === category)
          if (group.length === 0) return null
          return (
            <Stack key={category} gap={4} role="group" aria-label={does}>
              <Text size="xs" fw={600} c="dimmed">
                {does}
              </Text>
              {group.map((module) => (
                <ModuleButton
                  key={module.id}
                  module={module}
                  color={color}
                  icon={<CategoryIcon size={18} aria-hidden />}
                  onAdd={() => onAdd(module)}
                />
              ))}
            </Stack>
          )
        })}
      </Stack>
    </Paper>
  )
}

function ModuleButton({
  module,
  color,
  icon,
  onAdd,
}: {
  module: ApiModule
  color: string
  icon: React.ReactNode
  onAdd: () => void
}) {
  const { setNodeRef, listeners } = useDraggable({ id: toModuleDragId(module.id) })
  const descriptionId = useId()
  // Only for pointers: on the keyboard, Enter and Space add the module at the end, and its card's handle moves it.
  const { onMouseDown, onTouchStart } = (listeners ?? {}) as {
    onMouseDown?: MouseEventHandler
    onTouchStart?: TouchEventHandler
  }
  return (
    <div>
      <UnstyledButton
        ref={setNodeRef}
        onMouseDown={onMouseDown}
        onTouchStart={onTouchStart}
        className={classes['module']}
        onClick={onAdd}
        aria-describedby={descriptionId}>
        <ThemeIcon variant="light" color={color} size={32} radius="md">
          {icon}
        </ThemeIcon>
        <div className={classes['body']}>
          <Text size="sm" fw={600}>
            <VisuallyHidden component="span">Add </VisuallyHidden>
            {module.title}
          </Text>
          {/* Describes the button; not part of its name. */}
          <Text size="xs" c="dimmed" id={descriptionId} aria-hidden>
            {module.description}
          </Text>
        </div>
        <IconPlus size={16} color="var(--mantine-color-dimmed)" style={{ marginTop: 8, flex: 'none' }} aria-hidden />
      </UnstyledButton>
      {!module.configured && (
        <Text size="xs" c="dimmed" pl={52} pb={4}>
          Not set up yet.{' '}
          <Anchor
            component={Link}
            to={`/authentication/settings/${encodeURIComponent(module.id)}`}
            size="xs"
            underline="always">
            Set up {module.title}
          </Anchor>
        </Text>
      )}
    </div>
  )
}
