import { ROOT } from './lib/build-parts.ts'
import { listWallProblems } from './walls/list-wall-problems.ts'
import { readFileTree } from './walls/file-tree.ts'
import { HOUSES } from './walls/rooms/houses.ts'

/** Holds every import of the repository against the table of rooms, and the table against the repository. */
const problems = listWallProblems(HOUSES, readFileTree(ROOT))
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
