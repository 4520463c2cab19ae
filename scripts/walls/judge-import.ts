import type { FloorPlan, PlacedRoom } from './floor-plan.ts'
import { listNames } from './rooms/house.ts'
import type { Target } from './resolve-import.ts'

/** A name in a row that an import needed. */
export interface UsedName {
  readonly row: string
  readonly list: 'imports' | 'inTests' | 'packages'
  readonly name: string
}

/** The name that permits the import, null if it needs none, or the reason why it is refused. */
export type Verdict = UsedName | null | string

export interface ResolvedImport {
  readonly file: string
  readonly room: PlacedRoom
  /** null if it is computed. */
  readonly target: Target | null
}

const TEST_CODE = /\.test\.tsx?$|\/testing\//

export function judgeImport(plan: FloorPlan, { file, room, target }: ResolvedImport): Verdict {
  if (target === null) return room.row.mayComputeImports ? null : 'is computed, so it could lead anywhere'
  const isTest = isForTests(file, room)
  if (target.kind === 'nowhere') return 'leads to no file, and to no package that is declared'
  if (target.kind === 'package') return isTest ? null : judgePackage(room, target.name)
  const other = plan.findRoomOf(target.path)
  if (!other) return `leads to ${target.path}, which no row of the table covers`
  if (!isTest && isForTests(target.path, other)) return 'is for tests alone'
  return other === room ? null : judgeRoom(room, other, isTest)
}

export const isForTests = (file: string, room: PlacedRoom): boolean => room.row.isForTests ?? TEST_CODE.test(file)

function judgeRoom(room: PlacedRoom, other: PlacedRoom, isTest: boolean): Verdict {
  const name = findName(room.imports, other)
  // A test may import what its room may, but a name that only tests need belongs in `inTests`.
  if (name !== null) return isTest && !room.row.isForTests ? null : { row: room.rowName, list: 'imports', name }
  const testName = isTest ? findName(room.inTests, other) : null
  if (testName !== null) return { row: room.rowName, list: 'inTests', name: testName }
  return `is in ${other.name}, which ${room.name} may not import`
}

function judgePackage({ name: room, rowName, house, row }: PlacedRoom, name: string): Verdict {
  const matches = (pattern: string): boolean =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
  if (![...listNames(house.walled), ...listNames(row.walled)].some(matches)) return null
  const permission = listNames(row.packages).find(matches)
  return permission === undefined
    ? `is the package ${name}, which ${room} may not import`
    : { row: rowName, list: 'packages', name: permission }
}

const findName = (names: PlacedRoom['imports'], other: PlacedRoom): string | null =>
  [...names].find(([, rooms]) => rooms.includes(other.name))?.[0] ?? null
