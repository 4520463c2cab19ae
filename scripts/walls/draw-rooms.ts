import type { FloorPlan, PlacedRoom } from './floor-plan.ts'
import { foldGraph, type Graph, keepNames, reduceGraph, toRoomGraph } from './graph.ts'

/**
 * A house as a Mermaid chart, a box for each folder with its rooms in it. An arrow leads from an importer to what it
 * imports. Arrows that follow from others are left out, and so are other houses.
 */
export function drawRooms(plan: FloorPlan, house: string): string {
  const rooms = plan.rooms.filter((room) => room.house.name === house)
  const groups = new Map(rooms.map((room) => [room.name, toGroupId(room)]))
  const graph = keepNames(toRoomGraph(rooms), groups.keys())
  const boxes = [...new Set(groups.values())].flatMap((group) =>
    drawGroup(
      group,
      rooms.filter((room) => toGroupId(room) === group),
      graph,
    ),
  )
  const between = foldGraph(graph, (name) => groups.get(name) ?? name)
  return ['```mermaid', 'flowchart TD', ...boxes, ...drawArrows(between), '```'].join('\n')
}

function drawGroup(group: string, rooms: readonly PlacedRoom[], graph: Graph): string[] {
  if (rooms.length === 1) return [`  ${group}["${group}"]`]
  const ids = new Map(rooms.map(({ name, key }) => [name, toId(key === group ? `${key}/index` : key)]))
  const inside = foldGraph(keepNames(graph, ids.keys()), (name) => ids.get(name) ?? name)
  return [
    `  subgraph ${group}`,
    ...rooms.map(({ name, key }) => `    ${ids.get(name)}["${key === group ? '.' : key.slice(group.length + 1)}"]`),
    ...drawArrows(inside).map((arrow) => `  ${arrow}`),
    '  end',
  ]
}

const drawArrows = (graph: Graph): string[] =>
  [...reduceGraph(graph)].flatMap(([from, targets]) => [...targets].map((target) => `  ${from} --> ${target}`))

const toGroupId = ({ key }: PlacedRoom): string => (key === '.' ? 'main' : (key.split('/')[0] ?? key))

const toId = (key: string): string => key.replaceAll('/', '_')
