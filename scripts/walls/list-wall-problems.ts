import { judgeImports } from './judge-imports.ts'
import { listTableProblems } from './list-table-problems.ts'
import type { FileTree } from './file-tree.ts'
import { createFloorPlan } from './floor-plan.ts'
import type { House } from './rooms/house.ts'

/** Everything that is wrong with the imports of the repository, or with the table, a line each. */
export function listWallProblems(houses: readonly House[], tree: FileTree): string[] {
  const plan = createFloorPlan(houses, tree)
  const judged = judgeImports(plan, tree)
  return [
    ...judged.refusals.map(({ file, line, specifier, reason }) => `${file}:${line}: ${specifier} ${reason}.`),
    ...listTableProblems(plan, judged),
  ]
}
