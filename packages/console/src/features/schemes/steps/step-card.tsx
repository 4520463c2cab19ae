import { useDndContext } from '@dnd-kit/core'
import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { ActionIcon, Anchor, Badge, Group, Menu, Text, ThemeIcon } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconGripVertical,
  IconSettings,
  IconTrash,
} from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { Link } from 'react-router'
import type { ApiModule } from './to-rule-module.ts'
import { describeCategory } from './categories.ts'
import { describeOptions } from './describe-options.ts'
import type { EditedStep } from './steps.ts'
import classes from './steps.module.css'
import type { ShownProblem } from './shown-problem.ts'

interface StepCardProps {
  step: EditedStep
  index: number
  stepCount: number
  module: ApiModule | undefined
  problems: readonly ShownProblem[]
  isReadOnly: boolean
  onMove: (toIndex: number) => void
  onRemove: () => void
  onOpenOptions: () => void
}

/** One step of a scheme, with its problems. */
export function StepCard({
  step,
  index,
  stepCount,
  module,
  problems,
  isReadOnly,
  onMove,
  onRemove,
  onOpenOptions,
}: StepCardProps) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging, isOver } =
    useSortable({ id: step.key, disabled: isReadOnly })
  const { active } = useDndContext()
  const title = module?.title ?? step.module
  const { word, color, icon: CategoryIcon } = describeCategory(module?.category ?? 'OTHER')
  const hasOptions = (module?.stepOptions.length ?? 0) > 0
  const optionsInWords = module ? describeOptions(module.stepOptions, step.options) : ''
  const isInsertPlace = isOver && active !== null && String(active.id).startsWith('module:')
  const style = {
    transform: CSS.Translate.toString(transform),
    transition,
    '--step-color': `var(--mantine-color-${color}-filled)`,
  } as CSSProperties

  return (
    <li
      ref={setNodeRef}
      style={style}
      className={classes['step']}
      data-dragging={isDragging || undefined}
      data-insert={isInsertPlace || undefined}
      aria-label={`Step ${index + 1}: ${title}`}>
      <div className={classes['card']} data-problem={problems.length > 0 || undefined}>
        {!isReadOnly && (
          <ActionIcon
            ref={setActivatorNodeRef}
            {...attributes}
            {...listeners}
            className={classes['handle']}
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Reorder ${title}`}>
            <IconGripVertical size={18} aria-hidden />
          </ActionIcon>
        )}
        <ThemeIcon variant="light" color={color} size={36} radius="md">
          <CategoryIcon size={20} aria-hidden />
        </ThemeIcon>
        <div className={classes['body']}>
          <Group gap="xs">
            <Text fw={600}>
              {index + 1}. {title}
            </Text>
            <Badge variant="light" color={color}>
              {word}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {[module?.description, optionsInWords].filter(Boolean).join(' ')}
          </Text>
          {problems.map((problem) => (
            <Group
              key={`${problem.code}-${problem.message}`}
              gap={6}
              wrap="nowrap"
              align="flex-start"
              mt={6}
              role="status">
              <IconAlertTriangle
                size={16}
                color="var(--mantine-color-orange-filled)"
                style={{ flex: 'none', marginTop: 2 }}
                aria-hidden
              />
              <Text size="sm">
                {problem.message}{' '}
                {problem.code === 'SCHEME_MODULE_NOT_CONFIGURED' && (
                  <Anchor
                    component={Link}
                    to={`/authentication/settings/${encodeURIComponent(step.module)}`}
                    size="sm"
                    underline="always">
                    {title} settings
                  </Anchor>
                )}
              </Text>
            </Group>
          ))}
        </div>
        {!isReadOnly && (
          <Group gap={2} wrap="nowrap" className={classes['actions']}>
            <Menu position="bottom-end" width={180}>
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Actions for ${title}`}>
                  <IconDots size={18} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {hasOptions && (
                  <Menu.Item leftSection={<IconSettings size={16} aria-hidden />} onClick={onOpenOptions}>
                    Options
                  </Menu.Item>
                )}
                <Menu.Item
                  leftSection={<IconArrowUp size={16} aria-hidden />}
                  disabled={index === 0}
                  onClick={() => onMove(index - 1)}>
                  Move up
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconArrowDown size={16} aria-hidden />}
                  disabled={index === stepCount - 1}
                  onClick={() => onMove(index + 1)}>
                  Move down
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Remove ${title}`} onClick={onRemove}>
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Group>
        )}
      </div>
    </li>
  )
}
