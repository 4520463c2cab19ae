import type { UsedName } from './judge-import.ts'
import type { JudgedImports } from './judge-imports.ts'
import type { FloorPlan } from './floor-plan.ts'
import { findRings, foldGraph, type Graph, toRoomGraph } from './graph.ts'
import { listNames } from './rooms/house.ts'

/** Everything that makes the table wrong: rows without a folder, names that nothing uses, and rings. */
export function listTableProblems(plan: FloorPlan, { used, folders }: JudgedImports): string[] {
  return [
    ...plan.problems,
    ...findUnusedNames(plan, used),
    ...describeRings('Rooms may import each other', listRoomGraphs(plan)),
    ...describeRings('Folders import each other', [folders]),
  ]
}

function findUnusedNames(plan: FloorPlan, used: readonly UsedName[]): string[] {
  const inUse = new Set(used.map(({ row, list, name }) => `${row} ${list} ${name}`))
  const rows = new Map(plan.rooms.map(({ rowName, row }) => [rowName, row]))
  return [...rows].flatMap(([rowName, row]) =>
    (['imports', 'inTests', 'packages'] as const).flatMap((list) =>
      listNames(row[list])
        .filter((name) => !inUse.has(`${rowName} ${list} ${name}`))
        .map((name) => `The row of ${rowName} has ${name} in ${list}, and nothing there uses it.`),
    ),
  )
}

/** Of the rooms, and of the first folders of each house. */
function listRoomGraphs({ rooms }: FloorPlan): Graph[] {
  const graph = toRoomGraph(rooms)
  const groups = new Map(rooms.map(({ name, group }) => [name, group]))
  return [graph, foldGraph(graph, (name) => groups.get(name) ?? name)]
}

/** The rings of tests are not looked for: nothing imports tests. */
const describeRings = (what: string, graphs: readonly Graph[]): string[] =>
  graphs.flatMap(findRings).map((ring) => `${what} in a ring: ${ring.join(' → ')}.`)
