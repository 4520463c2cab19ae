import { dirname } from 'node:path/posix'
import { judgeImport, isForTests, type UsedName } from './judge-import.ts'
import { CODE, type FileTree } from './file-tree.ts'
import { findImports } from './find-imports.ts'
import type { FloorPlan } from './floor-plan.ts'
import type { Graph } from './graph.ts'
import { createResolver } from './resolve-import.ts'

export interface Refusal {
  readonly file: string
  readonly line: number
  readonly specifier: string
  readonly reason: string
}

export interface JudgedImports {
  readonly refusals: readonly Refusal[]
  readonly used: readonly UsedName[]
  /** The folders that each folder imports, tests left out. */
  readonly folders: Graph
}

/** Holds every import of the tree against the table. */
export function judgeImports(plan: FloorPlan, tree: FileTree): JudgedImports {
  const refusals: Refusal[] = []
  const used: UsedName[] = []
  const folders = new Map<string, Set<string>>()
  const resolve = createResolver(tree)
  for (const file of tree.files) {
    if (!CODE.test(file)) continue
    const room = plan.findRoomOf(file)
    if (!room) {
      refusals.push({ file, line: 1, specifier: file, reason: 'is in a folder that no row of the table covers' })
      continue
    }
    const imports = folders.get(dirname(file)) ?? new Set()
    folders.set(dirname(file), imports)
    for (const { specifier, line } of findImports(file, tree.read(file))) {
      const target = specifier === null ? null : resolve(file, specifier)
      const verdict = judgeImport(plan, { file, room, target })
      if (typeof verdict === 'string') refusals.push({ file, line, specifier: specifier ?? 'import', reason: verdict })
      else if (verdict) used.push(verdict)
      if (target?.kind === 'file' && !isForTests(file, room)) imports.add(dirname(target.path))
    }
    imports.delete(dirname(file))
  }
  return { refusals, used, folders }
}
