import { useDndContext, useDroppable } from '@dnd-kit/core'
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { Text } from '@mantine/core'
import type { ApiModule } from './to-rule-module.ts'
import { type EditedStep, moveStep } from './steps.ts'
import { END_OF_STEPS } from './step-dragging.tsx'
import classes from './steps.module.css'
import { StepCard } from './step-card.tsx'
import type { ShownProblem } from './shown-problem.ts'

interface StepListProps {
  steps: readonly EditedStep[]
  toModule: (id: string) => ApiModule | undefined
  problems: readonly ShownProblem[]
  isReadOnly: boolean
  onChange: (steps: EditedStep[], said?: string) => void
  onRemove: (step: EditedStep) => void
  onOpenOptions: (step: EditedStep) => void
}

/** The steps in the order in which they are passed. */
export function StepList({ steps, toModule, problems, isReadOnly, onChange, onRemove, onOpenOptions }: StepListProps) {
  const move = (step: EditedStep, toIndex: number) =>
    onChange(
      moveStep(steps, step.key, toIndex),
      `${toModule(step.module)?.title ?? 'The step'} is now step ${toIndex + 1} of ${steps.length}.`,
    )
  return (
    <div>
      <SortableContext
        items={steps.map((step) => step.key)}
        strategy={verticalListSortingStrategy}
        disabled={isReadOnly}>
        <ol className={classes['steps']} aria-label="Steps">
          {steps.map((step, index) => (
            <StepCard
              key={step.key}
              step={step}
              index={index}
              stepCount={steps.length}
              module={toModule(step.module)}
              problems={problems.filter((problem) => problem.step === index)}
              isReadOnly={isReadOnly}
              onMove={(toIndex) => move(step, toIndex)}
              onRemove={() => onRemove(step)}
              onOpenOptions={() => onOpenOptions(step)}
            />
          ))}
        </ol>
      </SortableContext>
      {!isReadOnly && <DropZone isEmpty={steps.length === 0} />}
    </div>
  )
}

function DropZone({ isEmpty }: { isEmpty: boolean }) {
  const { setNodeRef, isOver } = useDroppable({ id: END_OF_STEPS })
  const { active } = useDndContext()
  const isInvited = active !== null && String(active.id).startsWith('module:')
  return (
    <div
      ref={setNodeRef}
      className={classes['dropZone']}
      data-over={isOver || undefined}
      data-invited={isInvited || undefined}>
      <Text size="sm" c="dimmed">
        {isEmpty
          ? 'Click a module to add the first step, or drag it here.'
          : 'Click a module to add it here, or drag it into place.'}
      </Text>
    </div>
  )
}
