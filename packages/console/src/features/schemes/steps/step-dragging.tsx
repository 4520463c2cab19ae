import {
  type Announcements,
  closestCenter,
  type CollisionDetection,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { restrictToWindowEdges } from '@dnd-kit/modifiers'
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable'
import { Paper, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ApiModule } from './to-rule-module.ts'
import { type EditedStep, moveStep } from './steps.ts'

/** Drag IDs: `module:<id>` for a module of the panel, its key for a step, and this for the place after the last step. */
export const END_OF_STEPS = 'end-of-steps'
export const toModuleDragId = (moduleId: string) => `module:${moduleId}`
const fromModuleDragId = (id: UniqueIdentifier): string | null =>
  String(id).startsWith('module:') ? String(id).slice('module:'.length) : null

interface StepDraggingProps {
  steps: readonly EditedStep[]
  modules: readonly ApiModule[]
  onMove: (steps: EditedStep[]) => void
  onAdd: (module: ApiModule, index?: number) => void
  children: ReactNode
}

/** A new module drops at the pointer; a moved step goes to the nearest place. */
const detectCollision: CollisionDetection = (args) => {
  if (fromModuleDragId(args.active.id) !== null) return pointerWithin(args)
  return closestCenter({
    ...args,
    droppableContainers: args.droppableContainers.filter((container) => container.id !== END_OF_STEPS),
  })
}

/** Dragging with pointer and keyboard, with announced positions. */
export function StepDragging({ steps, modules, onMove, onAdd, children }: StepDraggingProps) {
  const [activeId, setActiveId] = useState<UniqueIdentifier | null>(null)
  // Distance and delay keep clicks and scrolling working.
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const indexOf = (id: UniqueIdentifier) => steps.findIndex((step) => step.key === id)
  const toTitle = (id: UniqueIdentifier): string => {
    const moduleId = fromModuleDragId(id) ?? steps.find((step) => step.key === id)?.module
    return modules.find((module) => module.id === moduleId)?.title ?? 'The step'
  }
  const drop = ({ active, over }: DragEndEvent) => {
    setActiveId(null)
    if (!over) return
    const moduleId = fromModuleDragId(active.id)
    if (moduleId === null) {
      if (active.id !== over.id) onMove(moveStep(steps, String(active.id), indexOf(over.id)))
      return
    }
    const module = modules.find((each) => each.id === moduleId)
    if (module) onAdd(module, over.id === END_OF_STEPS ? undefined : indexOf(over.id))
  }
  const place = (id: UniqueIdentifier) =>
    id === END_OF_STEPS ? `at the end` : `at position ${indexOf(id) + 1} of ${steps.length}`
  const toPickedUp = (id: UniqueIdentifier) => `Picked up ${toTitle(id)}${indexOf(id) >= 0 ? `, ${place(id)}` : ''}.`
  const announcements: Announcements = {
    onDragStart: ({ active }) => toPickedUp(active.id),
    // A step is first dragged over its own place, right after the start: another text would cut "Picked up" off.
    onDragOver: ({ active, over }) =>
      over?.id === active.id
        ? toPickedUp(active.id)
        : over
          ? `${toTitle(active.id)} is ${place(over.id)}.`
          : `${toTitle(active.id)} is outside the scheme.`,
    onDragEnd: ({ active, over }) =>
      over
        ? `Dropped ${toTitle(active.id)} ${place(over.id)}.`
        : `${toTitle(active.id)} was dropped outside the scheme. Nothing changed.`,
    onDragCancel: ({ active }) => `${toTitle(active.id)} was put back. Nothing changed.`,
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={detectCollision}
      modifiers={[restrictToWindowEdges]}
      accessibility={{
        announcements,
        screenReaderInstructions: {
          draggable:
            'Press Space to pick the step up, the arrow keys to move it, Space to drop it, Escape to put it back.',
        },
      }}
      onDragStart={({ active }) => setActiveId(active.id)}
      onDragCancel={() => setActiveId(null)}
      onDragEnd={drop}>
      {children}
      <DragOverlay>
        {activeId !== null && (
          <Paper withBorder shadow="md" p="md">
            <Text fw={600}>{toTitle(activeId)}</Text>
          </Paper>
        )}
      </DragOverlay>
    </DndContext>
  )
}
